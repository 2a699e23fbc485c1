package dev.pullpolicy.policy;

import dev.pullpolicy.image.ReferenceKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an entry of the policy is about.
 *
 * @param match any of these selectors holds; none written means everything
 * @param except and none of these does
 */
public record Scope(List<Selector> match, List<Selector> except) {

  /** Copies. */
  public Scope {
    match = List.copyOf(match);
    except = List.copyOf(except);
  }

  /** Whether the subject is in scope. */
  public Truth test(Subject subject) {
    Truth matches = match.isEmpty() ? Truth.TRUE : any(match, subject);
    return matches == Truth.FALSE ? matches : matches.and(any(except, subject).not());
  }

  private static Truth any(List<Selector> selectors, Subject subject) {
    Truth result = Truth.FALSE;
    for (Selector selector : selectors) {
      result = result.or(selector.test(subject));
      if (result == Truth.TRUE) {
        return result;
      }
    }
    return result;
  }

  /** All conditions of both lists. */
  public Stream<Condition> conditions() {
    return Stream.concat(match.stream(), except.stream())
        .flatMap(selector -> selector.conditions().stream());
  }

  /** Whether an image leaves the scope once it is pinned: only moving references match. */
  boolean isLeftByPinning() {
    return !match.isEmpty()
        && match.stream()
            .allMatch(selector -> selector.conditions().stream().anyMatch(Scope::onlyMoving));
  }

  private static boolean onlyMoving(Condition condition) {
    return condition instanceof Condition.References references
        && references.kinds().stream().allMatch(ReferenceKind::isMoving);
  }

  /** Whether another pull policy would leave the scope. */
  boolean selectsByPullPolicy() {
    return match.stream()
        .flatMap(selector -> selector.conditions().stream())
        .anyMatch(Condition.PullPolicies.class::isInstance);
  }
}
