package dev.phoenix.model.trainer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import java.util.List;
import java.util.Map;

/** All that a training's result depends on, in one digest: not where files lie, not the time. */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Job job, Map<String, String> dataDigests) {
    ObjectNode node = (ObjectNode) JobFile.tree(job);
    node.putObject("limits").put("threads", job.limits().threads());
    node.withObject("/base").remove("directory");
    node.withObject("/replay").remove("files");
    digests(node.putArray("data"), job.data(), dataDigests);
    digests(node.putArray("general"), job.replay().files(), dataDigests);
    return Digests.sha256(node.toString());
  }

  private static void digests(ArrayNode array, List<DataFile> files, Map<String, String> digests) {
    files.forEach(file -> array.add(digests.get(file.file().toString())));
  }
}
