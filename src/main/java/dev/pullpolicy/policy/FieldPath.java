package dev.pullpolicy.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of a field in an object: {@code spec.containers[0]} for people, {@code
 * /spec/containers/0} (RFC 6901) for patches. A key with other characters than those of field names
 * is quoted: {@code spec.replicas["a.b"]}. Paths sort as the object is read: by name, list entries
 * by number.
 *
 * @param elements from the root of the object down
 */
public record FieldPath(List<Element> elements) implements Comparable<FieldPath> {

  /** One step: the name of a field, or the place in a list. */
  public sealed interface Element permits Name, Index {}

  /** A field of an object, or a key of a map. */
  public record Name(String name) implements Element {

    /** Whether the name reads as one between dots; keys of maps can be any text. */
    private boolean isPlain() {
      return !name.isEmpty()
          && name.chars()
              .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }
  }

  /** An entry of a list, counted from 0. */
  public record Index(int index) implements Element {}

  /** Copies. */
  public FieldPath {
    elements = List.copyOf(elements);
  }

  /** The path of nested fields from the root. */
  public static FieldPath of(String... names) {
    List<Element> elements = new ArrayList<>(names.length);
    for (String name : names) {
      elements.add(new Name(name));
    }
    return new FieldPath(elements);
  }

  /** The path of a field of the object at this path. */
  public FieldPath field(String name) {
    return then(new Name(name));
  }

  /** The path of an entry of the list at this path. */
  public FieldPath entry(int index) {
    return then(new Index(index));
  }

  /** The path of the object or list that holds this one; the root's is its own. */
  public FieldPath parent() {
    return new FieldPath(elements.subList(0, Math.max(0, elements.size() - 1)));
  }

  /** The path from the root to a field that is at that path of the object at this one. */
  public FieldPath then(FieldPath below) {
    List<Element> longer = new ArrayList<>(elements);
    longer.addAll(below.elements);
    return new FieldPath(longer);
  }

  private FieldPath then(Element last) {
    List<Element> longer = new ArrayList<>(elements.size() + 1);
    longer.addAll(elements);
    longer.add(last);
    return new FieldPath(longer);
  }

  /** The path as an RFC 6901 pointer, with {@code ~} and {@code /} escaped. */
  public String toJsonPointer() {
    StringBuilder pointer = new StringBuilder();
    for (Element element : elements) {
      pointer.append('/');
      if (element instanceof Name name) {
        pointer.append(name.name().replace("~", "~0").replace("/", "~1"));
      } else if (element instanceof Index index) {
        pointer.append(index.index());
      }
    }
    return pointer.toString();
  }

  @Override
  public int compareTo(FieldPath other) {
    int common = Math.min(elements.size(), other.elements.size());
    for (int i = 0; i < common; i++) {
      int order = compare(elements.get(i), other.elements.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(elements.size(), other.elements.size());
  }

  private static int compare(Element a, Element b) {
    if (a instanceof Index first && b instanceof Index second) {
      return Integer.compare(first.index(), second.index());
    }
    if (a instanceof Name first && b instanceof Name second) {
      return first.name().compareTo(second.name());
    }
    return a instanceof Index ? -1 : 1;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Element element : elements) {
      if (element instanceof Name name && !name.isPlain()) {
        text.append('[').append(Printable.quoted(name.name())).append(']');
      } else if (element instanceof Name name) {
        text.append(text.isEmpty() ? "" : ".").append(name.name());
      } else if (element instanceof Index index) {
        text.append('[').append(index.index()).append(']');
      }
    }
    return text.toString();
  }
}
