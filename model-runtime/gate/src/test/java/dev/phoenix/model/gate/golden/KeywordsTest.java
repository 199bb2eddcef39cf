package dev.phoenix.model.gate.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordsTest {

  @ParameterizedTest
  @CsvSource({
    "café, CAFE con leche, true",
    "cafe, 'El CAFÉ, claro', true",
    "street food, Street\tfood, true",
    "Straße, an der STRASSE, true",
    "Οδός, ΟΔΟΣ 5, true",
    "sourdough, #Sourdough!, true",
    "#LanternRow, see #lanternrow., true",
    "art, party, false",
    "art, 'art.', true",
    "sale, sales, false",
    "#Row, #Rows, false",
    "茶, 热茶很好, true",
    "ñandú, un N\u0303ANDU\u0301 corre, true",
    "𝒯ea, Tea time, true",
    "tea, '', false",
  })
  void shouldSayWhetherATextSaysAKeyword(String keyword, String text, boolean says) {
    assertThat(Keywords.coverage(List.of(keyword), text)).isEqualTo(says ? 1 : 0);
  }

  @Test
  void shouldFindAKeywordBehindAPlaceWhereItIsPartOfAWord() {
    assertThat(Keywords.coverage(List.of("art"), "partly art")).isEqualTo(1);
  }

  @Test
  void shouldCountTheShare() {
    assertThat(Keywords.coverage(List.of("tea", "rain", "map"), "Tea and a map"))
        .isEqualTo(2.0 / 3);
  }
}
