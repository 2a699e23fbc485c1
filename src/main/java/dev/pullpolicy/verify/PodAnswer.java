package dev.pullpolicy.verify;

import dev.pullpolicy.policy.ImagePullPolicy;
import dev.pullpolicy.policy.Printable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API server answered to a sample. */
sealed interface PodAnswer {

  /** The warnings with which it came. */
  List<String> warnings();

  /** As a part of a sentence. */
  String described();

  /**
   * It would have been created.
   *
   * @param pullPolicy what its container has; empty where that is gone
   */
  record Created(Optional<String> pullPolicy, List<String> warnings) implements PodAnswer {
    boolean isAlways() {
      return has(ImagePullPolicy.ALWAYS);
    }

    boolean has(ImagePullPolicy policy) {
      return pullPolicy.equals(Optional.of(policy.toString()));
    }

    /** Whether it came without a word of the webhook. */
    boolean isSilent() {
      return warnings.stream().noneMatch(Sentence::isOfWebhook);
    }

    @Override
    public String described() {
      return pullPolicy
          .map(policy -> "created with imagePullPolicy " + Printable.line(policy))
          .orElse("created without its container");
    }
  }

  /**
   * The webhook refused it.
   *
   * @param message the webhook's own, of several lines
   */
  record Denied(String message, List<String> warnings) implements PodAnswer {
    private static final Pattern POLICY = Pattern.compile("(?m)^policy: .*sha256:([0-9a-f]{8})$");

    /** The lines of it that are about fields. */
    List<String> lines() {
      return message.lines().filter(Sentence::isOfWebhook).toList();
    }

    /** Whether it says that {@code /mutate} was not asked. */
    boolean lacksMutation() {
      return message.contains("the mutating webhook was not reached");
    }

    /** The first digits of the digest of the document that the webhook has. */
    Optional<String> digest() {
      Matcher policy = POLICY.matcher(message);
      return policy.find() ? Optional.of(policy.group(1)) : Optional.empty();
    }

    @Override
    public String described() {
      return "refused: " + oneLine(message);
    }
  }

  /** The API server could not call the webhook, or got no answer that it takes. */
  record NotCalled(String message, List<String> warnings) implements PodAnswer {
    @Override
    public String described() {
      return oneLine(message);
    }
  }

  /** The AlwaysPullImages plugin refused the pull policy that was written. */
  record RefusedByPlugin(String message, List<String> warnings) implements PodAnswer {
    @Override
    public String described() {
      return oneLine(message);
    }
  }

  /** Something else than the webhook refused it, so that nothing is known of the webhook. */
  record RefusedByOther(String message, List<String> warnings) implements PodAnswer {
    @Override
    public String described() {
      return "refused, but not by this webhook: " + oneLine(message);
    }
  }

  private static String oneLine(String message) {
    return Printable.line(message.strip().replace("\n", " | "));
  }
}
