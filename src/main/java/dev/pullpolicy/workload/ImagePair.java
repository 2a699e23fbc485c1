package dev.pullpolicy.workload;

import dev.pullpolicy.image.ImageReferenceParser;
import dev.pullpolicy.policy.ContainerType;
import dev.pullpolicy.policy.ImageUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a custom resource without a pod template names an image, and where the pull policy of that
 * image stands.
 *
 * @param image path of the reference, as the document or the table writes it
 * @param number of the image's path among those of the resource
 * @param type by the name of the list, where it is one of a pod's
 * @param policies where its pull policy can stand: its own place first, then what it inherits
 */
record ImagePair(String image, int number, ContainerType type, List<PolicyPlace> policies) {
  private static final Map<String, ContainerType> LISTS =
      Map.of(
          "initContainers", ContainerType.INIT_CONTAINER,
          "ephemeralContainers", ContainerType.EPHEMERAL_CONTAINER,
          "volumes", ContainerType.IMAGE_VOLUME);

  static ImagePair of(String image, int number, List<PolicyPlace> policies) {
    ContainerType type =
        PathTree.segments(image).stream()
            .filter(LISTS::containsKey)
            .map(LISTS::get)
            .findFirst()
            .orElse(ContainerType.CONTAINER);
    return new ImagePair(image, number, type, policies);
  }

  /** The use whose image stands there, once the whole object is read. */
  ImageUse use(Way place, String reference) {
    Optional<PolicyPlace> policy = policy(place);
    return new ImageUse(
        type,
        named(place).knownAs(),
        place.up().path(),
        Optional.of(new ImageUse.Fields(place.path(), policy.map(each -> each.field(place)))),
        ImageReferenceParser.parse(reference),
        policy.flatMap(each -> each.declared(place)));
  }

  /** Where the pull policy stands that holds; its own place where there is none. */
  private Optional<PolicyPlace> policy(Way place) {
    return policies.stream()
        .filter(each -> each.declared(place).isPresent())
        .findFirst()
        .or(() -> policies.stream().findFirst());
  }

  /** The container, the volume, or the entry of a map of images. */
  private Way named(Way place) {
    if (image.endsWith("*")) {
      return place;
    }
    return type == ContainerType.IMAGE_VOLUME ? place.up().up() : place.up();
  }
}
