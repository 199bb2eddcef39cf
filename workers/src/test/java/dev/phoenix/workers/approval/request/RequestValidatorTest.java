package dev.phoenix.workers.approval.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.workers.schema.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestValidatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REST =
      "\"key\": \"k\", \"type\": \"PAYMENT\", \"title\": \"Hosting\", \"why\": \"We need it.\"";

  private final RequestValidator validator =
      new RequestValidator(new RequestSettings(20, List.of("shop.pay")));

  @Test
  void shouldFillInWhatWasLeftOut() throws Exception {
    // when
    var request = valid("{" + REST + "}");

    // then
    assertThat(request.path("amount").asText()).isEqualTo("0.00");
    assertThat(request.path("currency").asText()).isEqualTo("EUR");
    assertThat(request.path("risk").asText()).isEqualTo("medium");
    assertThat(request.path("action").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"12.5,EUR,12.50", "'\"12.50\"',EUR,12.50", "500,JPY,500", "1.234,KWD,1.234"})
  void shouldMakeAmountsExact(String amount, String currency, String exact) throws Exception {
    // when
    var request =
        valid("{%s, \"amount\": %s, \"currency\": \"%s\"}".formatted(REST, amount, currency));

    // then
    assertThat(request.path("amount").isTextual()).isTrue();
    assertThat(request.path("amount").asText()).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,EUR",
    "'\"-0.01\"',EUR",
    "0.001,EUR",
    "0.5,JPY",
    "1e13,EUR",
    "1e400,EUR",
    "'\"1,50\"',EUR",
    "true,EUR",
    "'\"\"',EUR",
    "1,ABC",
    "1,XAU",
    "1,eur"
  })
  void shouldRefuseAnAmountThatCannotBeBooked(String amount, String currency) throws Exception {
    // when
    var violations =
        violations("{%s, \"amount\": %s, \"currency\": \"%s\"}".formatted(REST, amount, currency));

    // then
    assertThat(violations)
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isIn("/amount", "/currency"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"amount\": \"0.01\"',/amount",
    "'\"action\": {\"jobType\": \"shop.pay\"}',/callerCarriesOut"
  })
  void shouldLetACallerCarryOutOnlyWhatCostsNothingAndHasNoJob(String field, String path)
      throws Exception {
    // when
    var violations = violations("{%s, \"callerCarriesOut\": true, %s}".formatted(REST, field));

    // then
    assertThat(violations).extracting(Violation::path).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"text\"", "{}"})
  void shouldRefuseWhatIsNoRequest(String json) throws Exception {
    assertThat(violations(json)).isNotEmpty();
  }

  @Test
  void shouldRefuseATextThatIsTooLong() throws Exception {
    // given
    var why = "x".repeat(100_000);

    // when
    var violations =
        violations(
            "{\"key\": \"k\", \"type\": \"PAYMENT\", \"title\": \"t\", \"why\": \"" + why + "\"}");

    // then
    assertThat(violations)
        .containsExactly(new Violation("/why", "must be text of 1 to 4000 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\u202Eb", "{{secrets.KEY}}", "a\\nb"})
  void shouldRefuseATitleThatMisleads(String title) throws Exception {
    // when
    var violations =
        violations(
            "{\"key\": \"k\", \"type\": \"PAYMENT\", \"why\": \"w\", \"title\": \""
                + title
                + "\"}");

    // then
    assertThat(violations).extracting(Violation::path).containsExactly("/title");
  }

  @Test
  void shouldRefuseAJobTypeThatIsNotAllowed() throws Exception {
    // when
    var violations =
        violations("{" + REST + ", \"action\": {\"jobType\": \"learning.activate-adapter\"}}");

    // then
    assertThat(violations)
        .containsExactly(new Violation("/action/jobType", "must be one of shop.pay"));
  }

  @Test
  void shouldLetAJobThatIsAllowedCarryItOut() throws Exception {
    // when
    var request =
        valid("{" + REST + ", \"action\": {\"jobType\": \"shop.pay\", \"input\": {\"to\": 1}}}");

    // then
    assertThat(request.at("/action/input/to").asInt()).isOne();
  }

  private JsonNode valid(String json) throws Exception {
    var result = validator.validate(JSON.readTree(json));
    assertThat(result).isInstanceOf(RequestValidator.Valid.class);
    return ((RequestValidator.Valid) result).request();
  }

  private List<Violation> violations(String json) throws Exception {
    var result = validator.validate(JSON.readTree(json));
    assertThat(result).isInstanceOf(RequestValidator.Invalid.class);
    return ((RequestValidator.Invalid) result).violations();
  }
}
