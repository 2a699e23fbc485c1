package dev.pullpolicy.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often one and the same text is kept. */
final class SharedLabelsTest {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";
  private static final int MANY = 100_000;

  private final SharedLabels shared = new SharedLabels();

  @Test
  void keepsEqualLabels() {
    assertThat(shared.of(namespace("shop")))
        .isEqualTo(Map.of(NAME_LABEL, "shop", "env", "production"));
    assertThat(shared.of(new NamespaceBuilder().withNewMetadata().endMetadata().build())).isEmpty();
  }

  @Test
  void keepsTheNameOnce() {
    Namespace namespace = namespace("shop");
    assertThat(shared.of(namespace).get(NAME_LABEL)).isSameAs(namespace.getMetadata().getName());
  }

  /** Of 300,000 keys and values that are not names, few more than the three different ones. */
  @Test
  void keepsWhatIsTheSameInManyFewTimes() {
    List<Map<String, String>> all =
        IntStream.range(0, MANY).mapToObj(i -> shared.of(namespace("team-" + i))).toList();
    Set<String> texts = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map<String, String> labels : all) {
      texts.addAll(labels.keySet());
      texts.add(labels.get("env"));
    }
    assertThat(texts).hasSizeLessThan(10);
  }

  /** As a client reads them: no text is shared. */
  private static Namespace namespace(String name) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(copy(name))
        .addToLabels(copy(NAME_LABEL), copy(name))
        .addToLabels(copy("env"), copy("production"))
        .endMetadata()
        .build();
  }

  private static String copy(String text) {
    return String.valueOf(text.toCharArray());
  }
}
