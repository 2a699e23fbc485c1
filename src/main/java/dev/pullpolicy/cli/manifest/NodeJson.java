package dev.pullpolicy.cli.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pullpolicy.workload.EmbeddedJson;
import dev.pullpolicy.yaml.YamlNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes nodes as the JSON that kubectl would send. */
final class NodeJson {
  private final JsonGenerator json;

  private NodeJson(JsonGenerator json) {
    this.json = json;
  }

  static byte[] of(YamlNode node) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = EmbeddedJson.FACTORY.createGenerator(bytes)) {
      new NodeJson(json).write(node);
    }
    return bytes.toByteArray();
  }

  private void write(YamlNode node) throws IOException {
    if (node instanceof YamlNode.Mapping mapping) {
      json.writeStartObject();
      for (YamlNode.Entry entry : mapping.entries().values()) {
        json.writeFieldName(entry.key().text());
        write(entry.value());
      }
      json.writeEndObject();
    } else if (node instanceof YamlNode.Sequence list) {
      json.writeStartArray();
      for (YamlNode entry : list.entries()) {
        write(entry);
      }
      json.writeEndArray();
    } else if (node instanceof YamlNode.Scalar scalar) {
      write(scalar);
    }
  }

  /** No field that is read is a number: that it is one is enough. */
  private void write(YamlNode.Scalar scalar) throws IOException {
    switch (scalar.type()) {
      case TEXT -> json.writeString(scalar.text());
      case TRUE -> json.writeBoolean(true);
      case FALSE -> json.writeBoolean(false);
      case NULL -> json.writeNull();
      case NUMBER -> json.writeNumber(0);
    }
  }
}
