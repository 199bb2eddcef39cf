package dev.phoenix.model.trainer.launch;

import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.memory.JavaHeap;
import java.io.IOException;

/**
 * What is started on a job folder.
 *
 * @param mainClass of this program's class path; its one argument is the folder
 * @param limits that the system keeps it to, as far as it can; their seconds are the program's own
 *     to keep
 * @param heap most bytes of its Java heap
 * @param log name of the file in the folder that its outputs are added to
 */
public record Program(String mainClass, Limits limits, long heap, String log) {

  private static final String TRAINER = "dev.phoenix.model.trainer.TrainerMain";

  /** The trainer for a folder's job; one that cannot be read is for the trainer to refuse. */
  public static Program trainer(JobFolder folder) throws IOException {
    String log = String.valueOf(folder.log().getFileName());
    try {
      Job job = JobFile.read(folder);
      return new Program(TRAINER, job.limits(), JavaHeap.of(job), log);
    } catch (RefusedException e) {
      // the trainer says so in its result, where everyone looks for it
      return new Program(TRAINER, Limits.DEFAULT, JavaHeap.LEAST, log);
    }
  }
}
