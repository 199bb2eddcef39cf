package dev.phoenix.model.decoder.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Applies the merges to one piece after another, and remembers the pieces that come again. */
final class PieceEncoder {

  private static final int MAX_REMEMBERED = 100_000;
  private static final int MAX_REMEMBERED_LENGTH = 64;

  private final int[] byteIds = new int[256];
  private final Map<Long, MergeQueue.Step> steps = new HashMap<>();
  private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

  PieceEncoder(Vocabulary vocabulary, Map<String, Integer> ids) {
    for (int b = 0; b < 256; b++) {
      byteIds[b] = ids.getOrDefault(String.valueOf(ByteAlphabet.character(b)), -1);
    }
    List<Merge> merges = vocabulary.merges();
    for (int rank = 0; rank < merges.size(); rank++) {
      Merge merge = merges.get(rank);
      long pair = Pair.of(ids.getOrDefault(merge.left(), -1), ids.getOrDefault(merge.right(), -1));
      steps.putIfAbsent(pair, new MergeQueue.Step(rank, ids.getOrDefault(merge.joined(), -1)));
    }
  }

  void encode(String text, IntStream.Builder out) {
    PreTokenizer.split(
        text,
        piece -> {
          for (int id : piece(piece)) {
            out.add(id);
          }
        });
  }

  private int[] piece(String piece) {
    int[] known = remembered.get(piece);
    if (known != null) {
      return known;
    }
    int[] ids = new MergeQueue(spell(piece), steps).merge();
    if (piece.length() <= MAX_REMEMBERED_LENGTH && remembered.size() < MAX_REMEMBERED) {
      remembered.put(piece, ids);
    }
    return ids;
  }

  private int[] spell(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    int[] ids = new int[bytes.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = byteIds[bytes[i] & 0xFF];
    }
    return ids;
  }
}
