package dev.pullpolicy.config;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Writes records as indented text, sets in the order of their texts. */
final class RecordText {
  private final StringBuilder text = new StringBuilder();

  private RecordText() {}

  static String of(Record record) throws ReflectiveOperationException {
    RecordText text = new RecordText();
    text.add("", record);
    return text.text.toString();
  }

  private void add(String indent, Object value) throws ReflectiveOperationException {
    if (value instanceof Record record) {
      line(indent, record.getClass().getSimpleName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        addComponent(indent + "  ", component.getName(), component.getAccessor().invoke(record));
      }
    } else {
      line(indent, value instanceof String ? "\"" + value + "\"" : value.toString());
    }
  }

  private void addComponent(String indent, String name, Object value)
      throws ReflectiveOperationException {
    Collection<?> values =
        value instanceof Optional<?> optional
            ? optional.stream().toList()
            : value instanceof Set<?> set
                ? set.stream().map(Object::toString).sorted().toList()
                : value instanceof Collection<?> collection ? collection : Set.of(value);
    line(indent, values.isEmpty() ? name + ": none" : name + ":");
    for (Object entry : values) {
      add(indent + "  ", entry);
    }
  }

  private void line(String indent, String content) {
    text.append(indent).append(content).append('\n');
  }
}
