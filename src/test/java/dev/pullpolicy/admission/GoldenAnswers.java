package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with the answers that are expected. With {@code -Dgolden.rewrite=true} it is written anew
 * where it differs, and then the test fails, so that the difference is read.
 */
final class GoldenAnswers {
  private GoldenAnswers() {}

  static void check(Path file, JsonNode found) throws IOException {
    JsonNode expected = Files.exists(file) ? AdmissionCase.JSON.readTree(file.toFile()) : null;
    if (!found.equals(expected) && Boolean.getBoolean("golden.rewrite")) {
      String text =
          AdmissionCase.JSON
              .writerWithDefaultPrettyPrinter()
              .with(JsonWriteFeature.ESCAPE_NON_ASCII)
              .writeValueAsString(found);
      Files.writeString(file, "%s\n".formatted(text));
      throw new AssertionError("rewritten: read the diff of " + file);
    }
    assertThat(found).as(file.toString()).isEqualTo(expected);
  }
}
