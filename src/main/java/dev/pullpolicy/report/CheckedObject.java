package dev.pullpolicy.report;

import java.util.List;
import java.util.Optional;

/**
 * One object that was looked at, or a part of an input that cannot be read.
 *
 * @param place where it begins
 * @param object its name; empty where nothing of it could be read
 * @param findings what was found, by place; often nothing
 */
public record CheckedObject(Place place, Optional<ObjectName> object, List<Finding> findings) {

  /** Copies. */
  public CheckedObject {
    findings = List.copyOf(findings);
  }
}
