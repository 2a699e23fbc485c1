package dev.pullpolicy.yaml;

import dev.pullpolicy.yaml.YamlRules.Strictness;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/** Has the YAML library read a text: the same for its nodes and for how they are written. */
final class YamlEvents {
  private YamlEvents() {}

  static Parser of(String text, Strictness strictness) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    CodePointReader reader = new CodePointReader(text);
    Scanner tokens = new ScannerImpl(reader, options);
    return new ParserImpl(
        strictness == Strictness.STRICT ? tokens : new TabsAsKubectl(reader, tokens));
  }
}
