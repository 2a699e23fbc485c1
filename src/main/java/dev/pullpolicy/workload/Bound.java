package dev.pullpolicy.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What an object must stay within to be judged. Whoever sends more has not sent nonsense, but
 * something that nobody looked at: it is refused by name, never admitted unjudged.
 */
public enum Bound {
  /**
   * Levels of nesting. The fields that are read lie at most 12 levels deep, the managed fields of a
   * real Pod 10, and a schema of custom resources may nest on; 1,000 is Jackson's own bound, far
   * below what a stack or a parser's context chain could not carry.
   */
  NESTING_DEPTH(1_000, "nesting of more than 1000 levels"),
  /**
   * Places that name an image. etcd takes objects up to 1.5 MiB, of which 10,000 uses leave each
   * 157 bytes: about what a container takes with its name, its image and the fields that the API
   * server fills in.
   */
  IMAGE_USES(10_000, "more than 10000 containers and image volumes"),
  /**
   * Characters of one field name. Kubernetes' longest keys have 253 + 1 + 63; those of managed
   * fields hold a whole list key in addition. 50,000 is Jackson's own bound.
   */
  NAME_LENGTH(50_000, "a field name of more than 50000 characters, or a number of more than 1000");

  /** A text cannot be longer than the largest body: 16 MiB, of at least one byte a character. */
  private static final int MAX_TEXT_LENGTH = 16 * 1024 * 1024;

  /** Digits of one number: no number is read at all, and Jackson's own bound is 1,000. */
  private static final int MAX_NUMBER_LENGTH = 1_000;

  private final int limit;
  private final String exceeded;

  Bound(int limit, String exceeded) {
    this.limit = limit;
    this.exceeded = exceeded;
  }

  /** The largest amount that is still judged. */
  public int limit() {
    return limit;
  }

  /** What an object beyond the bound has, as sentences say it. */
  public String exceeded() {
    return exceeded;
  }

  /** The bounds that a parser enforces by itself while it goes over tokens. */
  public static StreamReadConstraints readConstraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(NESTING_DEPTH.limit)
        .maxNameLength(NAME_LENGTH.limit)
        .maxNumberLength(MAX_NUMBER_LENGTH)
        .maxStringLength(MAX_TEXT_LENGTH)
        .build();
  }

  /** The bound at which a parser with {@link #readConstraints()} has stopped. */
  public static Bound stopped(JsonParser parser) {
    return parser.getParsingContext().getNestingDepth() > NESTING_DEPTH.limit
        ? NESTING_DEPTH
        : NAME_LENGTH;
  }
}
