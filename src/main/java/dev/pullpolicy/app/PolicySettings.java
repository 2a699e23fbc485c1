package dev.pullpolicy.app;

import dev.pullpolicy.source.WhenMissing;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the policy comes from, as {@link ServeProperties} hands it through Quarkus. */
@ConfigMapping(prefix = "pullpolicy.policy")
interface PolicySettings {
  /** {@code NAMESPACE/NAME} of the ConfigMap; goes before the file. */
  Optional<String> configMap();

  /** The file. With neither of the two, the policy of the demo is in force. */
  Optional<Path> file();

  /** Whether the webhook is ready without a document. */
  @WithDefault("READY")
  WhenMissing whenMissing();
}
