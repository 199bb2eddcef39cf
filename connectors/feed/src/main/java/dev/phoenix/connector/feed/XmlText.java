package dev.phoenix.connector.feed;

/** Which text XML 1.0 can carry (production 2, Char). */
final class XmlText {

  private XmlText() {}

  static boolean valid(String text) {
    return text.codePoints().allMatch(XmlText::allowed);
  }

  private static boolean allowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
