package dev.phoenix.model.training.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class LossCurveTest {

  @TempDir private Path folder;

  @Test
  void shouldDrawPhasesOneBehindTheOther() throws Exception {
    // given
    var curve = new LossCurve(table());

    // when
    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(curve.svg())));

    // then
    var lines = svg.getElementsByTagName("polyline");
    assertThat(lines.getLength()).isEqualTo(2);
    var training = lines.item(0).getAttributes().getNamedItem("points").getTextContent();
    assertThat(training.split(" ")).hasSize(3);
    assertThat(curve.svg()).contains(">base<", ">round-1<", "60 steps");
  }

  @Test
  void shouldTellTheLastLosses() throws IOException {
    // when
    var curve = new LossCurve(table());

    // then
    assertThat(curve.last(false)).isEqualTo(0.4);
    assertThat(curve.last(true)).isEqualTo(0.5);
  }

  @Test
  void shouldTakeTheLastOfRowsThatAResumeWroteTwice() throws IOException {
    // given
    var table = folder.resolve("loss.csv");
    Files.write(
        table,
        List.of(
            "phase,step,loss,rate,validation",
            "base,20,3.0,1e-3,",
            "base,40,2.0,1e-3,",
            "base,20,2.9,1e-3,",
            "base,40,1.9,1e-3,",
            "base,40,,,2.2"));

    // when
    var curve = new LossCurve(table);

    // then
    assertThat(curve.last(false)).isEqualTo(1.9);
    assertThat(curve.svg().split("<polyline")[1].split(" points=\"")[1].split("\"")[0].split(" "))
        .hasSize(2);
  }

  private Path table() throws IOException {
    var table = folder.resolve("loss.csv");
    Files.write(
        table,
        List.of(
            "phase,step,loss,rate,validation",
            "base,20,3.0000,1.00e-03,",
            "base,40,1.5000,1.00e-03,",
            "base,40,,,1.6000",
            "round-1,20,0.4000,1.00e-03,",
            "round-1,20,,,0.5000"));
    return table;
  }
}
