package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Characters that no post needs and that mislead people or machines: C0 and C1 controls other than
 * the line feed, the bidirectional overrides and isolates (UAX #9, "Trojan Source"), unpaired
 * surrogates, and tag characters that do not belong to a flag.
 */
final class ControlCharacterRule implements Rule {

  private static final int BLACK_FLAG = 0x1F3F4;

  @Override
  public List<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    int before = 0;
    int position = 0;
    for (int c : subject.text().codePoints().toArray()) {
      position++;
      boolean tag = c >= 0xE0000 && c <= 0xE007F;
      boolean flag = tag && before == BLACK_FLAG;
      if ((isControl(c) || (tag && !flag)) && findings.size() < 3) {
        findings.add(
            Code.CONTROL_CHARACTER.error(
                "Character %d is U+%04X, which does not belong in a post.".formatted(position, c)));
      }
      before = flag ? BLACK_FLAG : c;
    }
    return findings;
  }

  private static boolean isControl(int c) {
    return (Character.isISOControl(c) && c != '\n')
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || Character.getType(c) == Character.SURROGATE;
  }
}
