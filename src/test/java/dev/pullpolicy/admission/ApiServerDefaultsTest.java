package dev.pullpolicy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests' own defaulting answers as the reference implementation does. */
final class ApiServerDefaultsTest {
  @Test
  void referencesHaveTheDefaultsOfTheReferenceImplementation() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String file : List.of("images/references.json", "images/corners.json")) {
      for (JsonNode each :
          AdmissionCase.JSON.readTree(AdmissionCase.RESOURCES.resolve(file).toFile())) {
        String image = each.get("image").asText();
        if (!ApiServerDefaults.pullPolicy(image).equals(each.get("policy").asText())) {
          wrong.add(image + " " + each);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
