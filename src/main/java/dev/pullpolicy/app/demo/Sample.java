package dev.pullpolicy.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request that a real API server sent for what somebody typed.
 *
 * @param name of its files in {@code demo/samples}
 * @param typed the manifest that was created, or the command
 * @param error what kubectl puts before the API server's words when these are an error
 * @param success what kubectl prints when all went well
 */
record Sample(String name, String typed, String error, String success) {
  private static final String FOLDER = "/demo/samples/";

  /** In the order in which they are shown. */
  static final List<Sample> ALL =
      List.of(
          manifest("good"),
          manifest("untagged"),
          manifest("moving-tag"),
          manifest("registry-port"),
          manifest("tag-and-digest"),
          manifest("never"),
          manifest("init-and-ephemeral"),
          new Sample(
              "init-and-ephemeral-debug",
              "kubectl debug init-and-ephemeral --image=busybox:latest"
                  + " --image-pull-policy=IfNotPresent",
              "",
              ""),
          manifest("image-volume"));

  private static Sample manifest(String name) {
    String file = name + ".yaml";
    return new Sample(
        name,
        file,
        "error when creating \"%s\": ".formatted(file),
        "pod/%s created".formatted(name));
  }

  /** The AdmissionReview. */
  JsonNode review(ObjectMapper json) throws IOException {
    try (InputStream in = review()) {
      return json.readTree(in);
    }
  }

  /** The AdmissionReview as it was recorded. */
  InputStream review() {
    return open(name + ".json");
  }

  /** What it is about: the first sentence of its manifest's comment; empty where it has none. */
  String about() throws IOException {
    try (InputStream in = open(typed)) {
      if (in == null) {
        return "";
      }
      String first =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().get();
      int end = first.indexOf(". ");
      return first.substring("# ".length(), end < 0 ? first.length() : end + 1);
    }
  }

  private static InputStream open(String file) {
    return Sample.class.getResourceAsStream(FOLDER + file);
  }
}
