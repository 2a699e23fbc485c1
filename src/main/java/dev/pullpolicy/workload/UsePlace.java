package dev.pullpolicy.workload;

import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.ImageUse;

/**
 * Where an image use stands, whatever the order of lists: what is matched between two copies of an
 * object.
 *
 * @param template {@link PodTemplate#key()}
 * @param type the list
 * @param name the container's or volume's name
 */
public record UsePlace(FieldPath template, ContainerType type, String name) {

  /** The place of a template's use. */
  public static UsePlace of(PodTemplate template, ImageUse use) {
    return new UsePlace(template.key(), use.type(), use.name());
  }
}
