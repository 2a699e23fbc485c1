package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.policy.FieldPath;
import dev.pullpolicy.policy.Printable;
import dev.pullpolicy.yaml.Position;
import dev.pullpolicy.yaml.WrittenNode;
import dev.pullpolicy.yaml.WrittenNode.Extent;
import dev.pullpolicy.yaml.WrittenNode.Mapping;
import dev.pullpolicy.yaml.WrittenNode.Pair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the edits that write a pull policy: its value is replaced where it has one; else an entry
 * is inserted behind the image's.
 */
final class EntryEditor {
  private final WrittenNode root;
  private final SourceText text;
  private final Aliases aliases;

  EntryEditor(SourceDocument document, SourceText text) {
    this.root = document.written();
    this.text = text;
    this.aliases = new Aliases(document.written(), document.read());
  }

  /** A field of a mapping in the text. */
  record Place(int mapping, String field) {}

  /** Where the policy is to be written; those of several objects may have one place. */
  Place place(WantedPolicy wanted) throws RefusedException {
    return new Place(holder(wanted).mapping().extent().at().offset(), wanted.field());
  }

  private Holder holder(WantedPolicy wanted) throws RefusedException {
    return Holder.at(root, wanted.policy().parent(), wanted.field());
  }

  /** Where the mapping that holds a field begins; the document, where there is none. */
  Position position(FieldPath field) {
    try {
      return Holder.at(root, field.parent(), "").mapping().extent().at();
    } catch (RefusedException e) {
      return Position.START;
    }
  }

  /** The edits that write policies which have one place. */
  List<TextEdit> edit(List<WantedPolicy> wanted) throws RefusedException {
    WantedPolicy first = wanted.get(0);
    Holder holder = holder(first);
    requireAllWanted(holder, wanted);
    Mapping mapping = holder.mapping();
    Optional<FoundPair> policy = FoundPair.of(mapping, first.field());
    if (policy.isPresent() && !policy.get().isMerged()) {
      return List.of(
          new Replacement(text, aliases.targets())
              .of(policy.get().pair(), mapping.isFlow(), first.to()));
    }
    return insert(mapping, first);
  }

  private void requireAllWanted(Holder holder, List<WantedPolicy> wanted) throws RefusedException {
    long places = wanted.stream().map(WantedPolicy::policy).distinct().count();
    boolean isOne = wanted.stream().map(WantedPolicy::to).distinct().count() == 1;
    if (isOne && aliases.places(holder.mapping()) == places) {
      return;
    }
    Extent extent = holder.anchored().orElse(holder.mapping()).extent();
    throw new RefusedException(
        extent.at(),
        "%s is written once for %d places%s, %s %s; write it out at each"
            .formatted(
                wanted.get(0).policy().parent(),
                aliases.places(holder.mapping()),
                behind(extent),
                isOne ? "of which not all are to get" : "which are to get",
                policies(wanted)));
  }

  private static String behind(Extent extent) {
    return extent.anchor().map(name -> ", behind &" + Printable.escaped(name)).orElse("");
  }

  private static String policies(List<WantedPolicy> wanted) {
    return wanted.stream()
        .map(policy -> policy.to().toString())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  private List<TextEdit> insert(Mapping mapping, WantedPolicy wanted) throws RefusedException {
    Pair image = image(wanted);
    Insertion insertion = new Insertion(text, Entry.like(image, text, wanted.field(), wanted.to()));
    List<Pair> pairs = mapping.pairs();
    int after = pairs.lastIndexOf(image);
    for (int i = 0; i < pairs.size(); i++) {
      after = pairs.get(i).isMerge() ? Math.max(after, i) : after;
    }
    boolean isBesideImage = wanted.image().parent().equals(wanted.policy().parent());
    return isBesideImage && after >= 0
        ? insertion.after(mapping, pairs.get(after))
        : insertion.into(mapping);
  }

  private Pair image(WantedPolicy wanted) throws RefusedException {
    FieldPath path = wanted.image();
    String field = WantedPolicy.name(path);
    Holder holder = Holder.at(root, path.parent(), field);
    return FoundPair.of(holder.mapping(), field)
        .orElseThrow(
            () -> new RefusedException(holder.mapping().extent().at(), "there is no " + path))
        .pair();
  }
}
