package dev.pullpolicy.register;

import static dev.pullpolicy.register.RegistrationWorld.MUTATING;
import static dev.pullpolicy.register.RegistrationWorld.SECRET;
import static dev.pullpolicy.register.RegistrationWorld.VALIDATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pullpolicy.certificate.IssuedCertificate;
import dev.pullpolicy.certificate.PemException;
import dev.pullpolicy.register.ObjectsApi.Asked;
import io.fabric8.mockwebserver.http.MockResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registration from beginning to end, against an API server and a webhook that answers. */
final class RegistrationIT {
  private static final String GET_MUTATING = "GET " + MUTATING.path();
  private static final String GET_VALIDATING = "GET " + VALIDATING.path();
  private static final String GET_SECRET = "GET " + SECRET.path();
  private static final String PUT_SECRET = "PUT " + SECRET.path();
  private static final String TRY_PUT_SECRET = PUT_SECRET + "?dryRun=All";
  private static final String APPLY = "?fieldManager=pullpolicy-register&force=true";
  private static final String APPLY_MUTATING = "PATCH " + MUTATING.path() + APPLY;
  private static final String APPLY_VALIDATING = "PATCH " + VALIDATING.path() + APPLY;

  private static final String MANAGER = "?fieldManager=pullpolicy-register";
  private static final String TRUST_MUTATING = "PATCH " + MUTATING.path() + MANAGER;
  private static final String TRUST_VALIDATING = "PATCH " + VALIDATING.path() + MANAGER;

  private final RegistrationWorld world = new RegistrationWorld();

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  private static Instant inDays(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  private void refused(String sentence) {
    assertThatThrownBy(world::register)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(sentence);
  }

  private void noEntries() {
    assertThat(world.api.get(MUTATING).path("webhooks")).isEmpty();
    assertThat(world.api.get(VALIDATING).path("webhooks")).isEmpty();
  }

  /** Nothing but this is ever asked of the API server. */
  @Test
  void afterAnInstall() throws Exception {
    world.whileItWaits(world::serveTheSecret);
    world.register();
    assertThat(world.lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "certificate: made, valid until \\S+, since there was none; written into Secret pull-policy/webhook-tls"),
            line -> assertThat(line).startsWith("waiting: "),
            line ->
                assertThat(line)
                    .startsWith("webhook: answered 12 times as version 9.9.9-test at 127.0.0.1:"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "entries: 1 applied to MutatingWebhookConfiguration pull-policy-webhook"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "entries: 2 applied to ValidatingWebhookConfiguration pull-policy-webhook"));
    assertThat(world.api.lines())
        .containsExactly(
            GET_MUTATING,
            GET_VALIDATING,
            GET_SECRET,
            TRY_PUT_SECRET,
            PUT_SECRET,
            GET_MUTATING,
            GET_VALIDATING,
            GET_SECRET,
            GET_SECRET,
            APPLY_MUTATING,
            APPLY_VALIDATING);
    assertThat(world.trusted(MUTATING))
        .isEqualTo(world.inSecret())
        .isEqualTo(world.trusted(VALIDATING));
    assertThat(world.api.get(SECRET).at("/metadata/labels/kept").asText()).isEqualTo("yes");
  }

  @Test
  void appliesWhatTheFilesSayAndNothingElse() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.register();
    Asked apply =
        world.api.asked.stream().filter(a -> a.line().equals(APPLY_MUTATING)).findFirst().get();
    assertThat(apply.contentType()).startsWith("application/apply-patch+yaml");
    assertThat(apply.json().at("/metadata").toString())
        .isEqualTo(
            "{\"name\":\"pull-policy-webhook\",\"uid\":\"1-mutating\",\"resourceVersion\":\"101\"}");
    assertThat(apply.json().at("/webhooks/0/fieldOfANewerKubernetes/kept").asBoolean()).isTrue();
    assertThat(apply.json().at("/webhooks/0/timeoutSeconds").toString()).isEqualTo("3");
    assertThat(apply.json().at("/webhooks/0/clientConfig/service/path").asText())
        .isEqualTo("/mutate");
  }

  @Test
  void changesNothingTheSecondTime() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.register();
    world.lines();
    world.api.taken();
    world.register();
    assertThat(world.lines())
        .anyMatch(line -> line.startsWith("certificate: in order, valid until "))
        .contains(
            "entries: 1 applied to MutatingWebhookConfiguration pull-policy-webhook, as they were");
    assertThat(world.api.lines()).doesNotContain(PUT_SECRET);
  }

  /** Until the kubelet has brought the new certificate, pods serve the old one. */
  @Test
  void renewsInAnOrderInWhichEveryCertificateIsTrusted() throws Exception {
    IssuedCertificate old = RegistrationWorld.issued(inDays(29));
    world.holds(old);
    world.register(
        new RegistrationPlan.Generated(
            SECRET.name(), new Renewal(Duration.ofDays(90), Duration.ofDays(1))));
    world.lines();
    world.api.taken();

    world.register();
    assertThat(world.api.lines())
        .containsExactly(
            GET_MUTATING,
            GET_VALIDATING,
            GET_SECRET,
            TRY_PUT_SECRET,
            TRUST_MUTATING,
            TRUST_VALIDATING,
            PUT_SECRET,
            GET_SECRET,
            APPLY_MUTATING,
            APPLY_VALIDATING);
    assertThat(world.inSecret().authorities()).hasSize(2).contains(old.authority());
    assertThat(world.trusted(VALIDATING)).isEqualTo(world.inSecret());
    assertThat(world.lines().get(0))
        .isEqualTo(
            "trust: a new CA, beside the old, in the entries of MutatingWebhookConfiguration pull-policy-webhook");

    world.serveTheSecret();
    world.api.taken();
    world.register();
    assertThat(world.api.lines()).doesNotContain(PUT_SECRET);
  }

  /** What nobody can be served with any more is trusted no longer. */
  @Test
  void forgetsCasThatExpired() throws Exception {
    IssuedCertificate made = RegistrationWorld.issued(inDays(80));
    CaBundle expired = CaBundle.of(RegistrationWorld.issued(Instant.now()).authority());
    world.holds(made);
    world.api.put(
        SECRET,
        new ServingSecret(world.api.get(SECRET))
            .with(made, CaBundle.of(made.authority()).and(expired)));
    world.register();
    assertThat(world.trusted(VALIDATING)).isEqualTo(CaBundle.of(made.authority()));
    world.lines();
    world.register();
    assertThat(world.lines()).noneMatch(line -> line.startsWith("trust: "));
  }

  /**
   * Before the webhook is seen to serve another certificate, nobody else's clock is to be right.
   */
  @Test
  void takesNoCaAwayForAWrongClock() throws Exception {
    IssuedCertificate old = RegistrationWorld.issued(inDays(80));
    world.holds(old);
    world.register();
    world.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(81));
    refused("the certificate that is served at ");
    assertThat(world.trusted(VALIDATING).authorities()).hasSize(2).contains(old.authority());
    assertThat(world.trusted(MUTATING)).isEqualTo(world.trusted(VALIDATING));
    assertThat(world.lines())
        .anySatisfy(line -> assertThat(line).contains(", since that in the Secret expired at "));
  }

  @Test
  void keepsWhatItCannotReadInTheEntriesUntilTheWebhookAnswered() throws Exception {
    IssuedCertificate old = installedThatIsDue();
    String broken = "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n";
    String trusted = broken + CaBundle.of(old.authority()).pem();
    trusts(trusted);
    world.stopServing();
    refused("gave up after 20s");
    byte[] now =
        Base64.getDecoder()
            .decode(world.api.get(MUTATING).at("/webhooks/0/clientConfig/caBundle").asText());
    assertThat(new String(now, StandardCharsets.US_ASCII)).endsWith(trusted).isNotEqualTo(trusted);
  }

  private void trusts(String pem) {
    var changed = world.api.get(MUTATING).deepCopy();
    changed
        .withObject("/webhooks/0/clientConfig")
        .put(
            "caBundle",
            Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)));
    world.api.put(MUTATING, changed);
  }

  /** As after a restore, or where an admin added one: with a CA that nobody but they wrote. */
  @Test
  void removesEntriesOfTheServiceThatTheFilesDoNotName() throws Exception {
    installedThatIsDue();
    add("own.example.com", "service").put("namespace", "pull-policy").put("name", "webhook");
    add("other.example.com", "url");
    world.lines();
    world.register();
    assertThat(world.api.get(MUTATING).path("webhooks").findValuesAsText("name"))
        .contains("mutate.pullpolicy.dev", "other.example.com")
        .doesNotContain("own.example.com");
    assertThat(world.lines())
        .contains(
            "entries: own.example.com removed from MutatingWebhookConfiguration pull-policy-webhook: not in the files",
            "entries: other.example.com left alone in MutatingWebhookConfiguration pull-policy-webhook: not in the files, and calls no Service");
  }

  /** Until then they are not what refuses every pod. */
  @Test
  void leavesNoEntryWithoutItsCa() throws Exception {
    IssuedCertificate old = installedThatIsDue();
    add("own.example.com", "service").put("namespace", "pull-policy").put("name", "webhook");
    world.api.instead =
        a -> {
          world
              .api
              .get(MUTATING)
              .path("webhooks")
              .forEach(
                  w ->
                      assertThat(w.at("/clientConfig/caBundle").asText())
                          .as(w.path("name").asText())
                          .isNotEmpty());
          return Optional.empty();
        };
    trustsEverywhere(CaBundle.of(old.authority()));
    world.register();
    assertThat(world.api.get(MUTATING).path("webhooks")).hasSize(1);
  }

  private void trustsEverywhere(CaBundle bundle) {
    var changed = world.api.get(MUTATING).deepCopy();
    String pem =
        Base64.getEncoder().encodeToString(bundle.pem().getBytes(StandardCharsets.US_ASCII));
    changed
        .path("webhooks")
        .forEach(w -> ((ObjectNode) w).withObject("/clientConfig").put("caBundle", pem));
    world.api.put(MUTATING, changed);
  }

  /** Another entry, which calls that; returns the Service. */
  private ObjectNode add(String name, String target) {
    var changed = world.api.get(MUTATING).deepCopy();
    var config =
        changed.withArray("webhooks").addObject().put("name", name).withObject("/clientConfig");
    ObjectNode service =
        target.equals("url")
            ? config.put("url", "https://other.example.com")
            : config.withObject("/service");
    world.api.put(MUTATING, changed);
    return service;
  }

  /** A CA that is to be trusted is trusted before pods serve a certificate of it. */
  @Test
  void trustsANewCaOfOthersBeforeItIsServed() throws Exception {
    IssuedCertificate old = RegistrationWorld.issued(inDays(5));
    world.holds(old);
    world.register(new RegistrationPlan.CertManager(SECRET.name()));
    IssuedCertificate next = RegistrationWorld.issued(inDays(6));
    world.holds(next);
    world.serve(old);
    world.whileItWaits(
        () -> {
          assertThat(trusted().authorities()).containsExactly(next.authority(), old.authority());
          holds(next);
        });
    world.register(new RegistrationPlan.CertManager(SECRET.name()));
    assertThat(trusted()).isEqualTo(CaBundle.of(next.authority()));
  }

  private CaBundle trusted() {
    try {
      return world.trusted(MUTATING);
    } catch (PemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As somebody does who deletes its keys, or puts an empty one in its place. */
  @Test
  void keepsTheCaOfWhatIsServedWhenTheSecretIsEmptied() throws Exception {
    IssuedCertificate old = RegistrationWorld.issued(inDays(80));
    world.holds(old);
    world.register();
    world.api.put(SECRET, RegistrationWorld.secret());
    world.register();
    assertThat(world.inSecret().authorities()).hasSize(2).contains(old.authority());
    assertThat(world.trusted(MUTATING)).isEqualTo(world.inSecret());
  }

  @Test
  void triesAgainWhenSomebodyElseChangedTheSecret() throws Exception {
    once(a -> a.is("PUT", SECRET.path()), ObjectsApi.status(409, "the object has been modified"));
    world.whileItWaits(() -> {}, world::serveTheSecret);
    world.register();
    assertThat(world.lines())
        .contains(
            "waiting: Secret pull-policy/webhook-tls was changed by somebody else meanwhile: the object has been modified");
    assertThat(world.trusted(MUTATING)).isEqualTo(world.inSecret());
  }

  @Test
  void takesTheCertificateOfAnotherRun() throws Exception {
    IssuedCertificate others = RegistrationWorld.issued(inDays(89));
    AtomicBoolean isDone = new AtomicBoolean();
    world.api.instead =
        asked -> {
          if (asked.is("PUT", SECRET.path()) && isDone.compareAndSet(false, true)) {
            holds(others);
          }
          return Optional.empty();
        };
    world.register();
    assertThat(world.inSecret()).isEqualTo(CaBundle.of(others.authority()));
    assertThat(world.trusted(MUTATING)).isEqualTo(world.inSecret());
  }

  private void holds(IssuedCertificate made) {
    try {
      world.holds(made);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The other one renews when this one has read the Secret for the last time. */
  @Test
  void keepsWhatAnotherRunAppliedMeanwhile() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.register();
    IssuedCertificate others = RegistrationWorld.issued(inDays(89));
    AtomicBoolean isDone = new AtomicBoolean();
    world.api.instead =
        asked -> {
          if (asked.line().equals(APPLY_MUTATING) && isDone.compareAndSet(false, true)) {
            holds(others);
            world.api.put(MUTATING, world.api.get(MUTATING));
          }
          return Optional.empty();
        };
    world.register();
    assertThat(world.trusted(MUTATING)).isEqualTo(CaBundle.of(others.authority()));
    assertThat(world.lines())
        .anyMatch(line -> line.endsWith("the object has been modified"))
        .anyMatch(line -> line.startsWith("trust: "));
  }

  /** As the kubelet does with what an upgrade changes. */
  @Test
  void appliesTheFilesAsTheyAreByThen(@TempDir Path folder) throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.server().status = 503;
    Path file = folder.resolve("mutating.yaml");
    Files.copy(RegistrationWorld.FOLDER.resolve("mutating.yaml"), file);
    world.whileItWaits(
        () -> {
          write(file, "");
          world.server().status = 200;
        },
        () -> {
          assertThat(world.lines()).anyMatch(line -> line.startsWith("waiting: " + file + ":"));
          write(file, read(RegistrationWorld.FOLDER.resolve("none.yaml")));
        });
    world.register(new RegistrationPlan.Generated(SECRET.name(), RegistrationWorld.RENEWAL), file);
    assertThat(world.lines()).anyMatch(line -> line.startsWith("entries: 0 applied to Mutating"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each would else make a CA that is trusted and never served. */
  @Test
  void makesOneCertificateForAllTries() throws Exception {
    IssuedCertificate old = installedThatIsDue();
    world.api.instead =
        a ->
            a.line().equals(PUT_SECRET)
                ? Optional.of(ObjectsApi.status(500, "etcdserver: leader changed"))
                : Optional.empty();
    refused("gave up after 20s: the Kubernetes API cannot answer: etcdserver: leader changed");
    assertThat(world.trusted(MUTATING).authorities()).hasSize(2).contains(old.authority());
    assertThat(world.trusted(VALIDATING)).isEqualTo(world.trusted(MUTATING));
  }

  @Test
  void leavesTheEntriesWhereTheSecretCannotBeWritten() throws Exception {
    IssuedCertificate old = installedThatIsDue();
    world.api.instead =
        a ->
            a.is("PUT", SECRET.path())
                ? Optional.of(ObjectsApi.status(403, "forbidden: x"))
                : Optional.empty();
    refused("this service account may not update Secret pull-policy/webhook-tls");
    assertThat(world.trusted(MUTATING)).isEqualTo(CaBundle.of(old.authority()));
  }

  /** Entries that trust the CA of what is served, which is to be renewed. */
  private IssuedCertificate installedThatIsDue() throws Exception {
    IssuedCertificate old = RegistrationWorld.issued(inDays(29));
    world.holds(old);
    world.register(
        new RegistrationPlan.Generated(
            SECRET.name(), new Renewal(Duration.ofDays(90), Duration.ofDays(1))));
    return old;
  }

  @Test
  void dropsNoCaToMakeRoom() throws Exception {
    IssuedCertificate old = installedThatIsDue();
    CaBundle full = CaBundle.of(old.authority());
    for (int i = 1; i < 20; i++) {
      full = full.and(CaBundle.of(RegistrationWorld.issued(inDays(200)).authority()));
    }
    world.api.put(SECRET, new ServingSecret(world.api.get(SECRET)).with(old, full));
    refused("21 CAs would be trusted, and 20 are the most");
    assertThat(world.trusted(MUTATING)).isEqualTo(CaBundle.of(old.authority()));
  }

  private void once(Predicate<Asked> request, MockResponse answer) {
    AtomicBoolean isDone = new AtomicBoolean();
    world.api.instead =
        asked ->
            request.test(asked) && isDone.compareAndSet(false, true)
                ? Optional.of(answer)
                : Optional.empty();
  }

  @Test
  void waitsForWhatHelmMakesLast() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    var made = world.api.objects.remove(VALIDATING.path());
    world.whileItWaits(() -> {}, () -> world.api.put(VALIDATING, made));
    world.register();
    assertThat(world.lines())
        .containsOnlyOnce(
            "waiting: ValidatingWebhookConfiguration pull-policy-webhook does not exist");
  }

  @Test
  void neverBringsBackWhatWasDeleted() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    AtomicBoolean isGone = new AtomicBoolean();
    world.api.instead =
        asked -> {
          if (asked.is("PATCH", VALIDATING.path()) && isGone.compareAndSet(false, true)) {
            world.api.objects.remove(VALIDATING.path());
          }
          return Optional.empty();
        };
    refused(
        "ValidatingWebhookConfiguration pull-policy-webhook does not exist any more; it was deleted"
            + " meanwhile and is not brought back");
    assertThat(world.api.objects).doesNotContainKey(VALIDATING.path());
    assertThat(world.api.asked.stream().filter(a -> a.is("PATCH", "")))
        .isNotEmpty()
        .allMatch(a -> a.body().contains("1-mutating") || a.body().contains("2-validating"));
  }

  /** After an uninstall and an install the other Job knows what is to be registered. */
  @Test
  void leavesToItsOwnJobWhatWasMadeAnew() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.server().status = 503;
    world.whileItWaits(
        () -> {
          world.server().status = 200;
          world.api.put(VALIDATING, RegistrationWorld.configuration(VALIDATING, "4-another"));
        });
    refused(
        "ValidatingWebhookConfiguration pull-policy-webhook was deleted and made anew meanwhile; the"
            + " Job of the new one registers it");
    noPatch();
  }

  @Test
  void refusesWhatIsOfAnotherRelease() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world
        .api
        .get(VALIDATING)
        .withObject("/metadata/annotations")
        .put("pullpolicy.dev/service", "other/webhook");
    refused(
        "one release a cluster: ValidatingWebhookConfiguration pull-policy-webhook is of the Service"
            + " other/webhook, and this is pull-policy/webhook; uninstall that first");
    assertThat(world.api.lines()).containsExactly(GET_MUTATING, GET_VALIDATING);
  }

  @Test
  void refusesEntriesThatCallAnotherService() throws Exception {
    world
        .api
        .get(MUTATING)
        .withArray("webhooks")
        .addObject()
        .withObject("/clientConfig/service")
        .put("namespace", "a")
        .put("name", "b");
    refused("MutatingWebhookConfiguration pull-policy-webhook is of the Service a/b");
    noPatch();
  }

  /** A tool that cannot look first wrote another release's annotation over this one's. */
  @Test
  void goesOnWhileItsEntriesAreItsOwn() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    add("mutate.pullpolicy.dev", "service").put("namespace", "pull-policy").put("name", "webhook");
    world
        .api
        .get(MUTATING)
        .withObject("/metadata/annotations")
        .put("pullpolicy.dev/service", "other/webhook");
    world.register();
    assertThat(world.api.get(MUTATING).at("/webhooks/0/clientConfig/caBundle").asText())
        .isNotEmpty();
  }

  /** A tool that cannot look first renames a release without removing anything. */
  @Test
  void takesOverWhatItsOwnReleaseCalledBefore() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    add("mutate.pullpolicy.dev", "service").put("namespace", "pull-policy").put("name", "old");
    add("gone.pullpolicy.dev", "service").put("namespace", "pull-policy").put("name", "old");
    world.server().status = 503;
    world.whileItWaits(() -> world.server().status = 200);
    world.register();
    assertThat(world.api.get(MUTATING).path("webhooks")).hasSize(1);
    assertThat(world.api.get(MUTATING).at("/webhooks/0/clientConfig/service/name").asText())
        .isEqualTo("webhook");
  }

  @Test
  void leavesWhatIsCalledInItsNamespaceWithoutItsName() throws Exception {
    ((ObjectNode) world.api.get(MUTATING).path("metadata")).remove("annotations");
    add("mutate.pullpolicy.dev", "service").put("namespace", "pull-policy").put("name", "old");
    refused("MutatingWebhookConfiguration pull-policy-webhook is of the Service pull-policy/old");
    noPatch();
  }

  private void noPatch() {
    assertThat(world.api.lines())
        .noneMatch(line -> line.startsWith("PATCH") || line.startsWith("PUT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET   | mutatingwebhookconfigurations | get    | mutatingwebhookconfigurations.admissionregistration.k8s.io by the name pull-policy-webhook
          GET   | secrets                       | get    | secrets by the name webhook-tls
          PUT   | secrets                       | update | secrets by the name webhook-tls
          PATCH | validatingwebhook             | patch  | validatingwebhookconfigurations.admissionregistration.k8s.io by the name pull-policy-webhook
          """)
  void namesTheRightThatIsMissing(String method, String part, String verb, String what)
      throws Exception {
    world.whileItWaits(() -> {}, world::serveTheSecret);
    world.api.instead =
        a ->
            a.is(method, part)
                ? Optional.of(ObjectsApi.status(403, "forbidden: x"))
                : Optional.empty();
    refused("this service account may not %s ".formatted(verb));
    assertThat(world.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .endsWith("(forbidden: x); grant it %s on %s".formatted(verb, what)));
  }

  @Test
  void saysWhatTheApiServerSays() {
    world.api.instead = a -> Optional.of(ObjectsApi.status(401, "Unauthorized"));
    refused(
        "gave up after 20s: the Kubernetes API does not accept the token of this service account: Unauthorized");
    world.api.instead = a -> Optional.of(ObjectsApi.status(500, "etcdserver: leader changed"));
    refused("gave up after 20s: the Kubernetes API cannot answer: etcdserver: leader changed");
  }

  @Test
  void doesNotAskAgainForWhatIsNotTaken() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.api.instead =
        a ->
            a.is("PATCH", "")
                ? Optional.of(ObjectsApi.status(422, "webhooks[0].rules: Required value"))
                : Optional.empty();
    refused(
        "the Kubernetes API does not take MutatingWebhookConfiguration pull-policy-webhook as it would be: webhooks[0].rules: Required value");
    assertThat(world.api.lines()).containsOnlyOnce(APPLY_MUTATING);
  }

  @Test
  void touchesNoEntryWhileTheWebhookDoesNotAnswer() throws Exception {
    world.holds(RegistrationWorld.issued(inDays(80)));
    world.server().status = 503;
    refused(
        "is not ready to answer (503); look at: kubectl --namespace pull-policy get pods; kubectl --namespace pull-policy get events");
    noPatch();
    noEntries();
    assertThat(world.lines().stream().filter(line -> line.startsWith("waiting: "))).hasSize(1);
  }

  @Test
  void givesUpWhenTheApiServerIsAway() {
    world.api.close();
    refused("gave up after 20s: the Kubernetes API gave no answer: ");
  }

  @Test
  void waitsForCertManager() throws Exception {
    IssuedCertificate made = RegistrationWorld.issued(inDays(5));
    world.serve(made);
    world.whileItWaits(() -> {}, () -> holds(made));
    world.register(new RegistrationPlan.CertManager(SECRET.name()));
    assertThat(world.lines().get(0))
        .isEqualTo(
            "waiting: Secret pull-policy/webhook-tls has no certificate at ca.crt; whoever issues it must write its CA there");
    assertThat(world.trusted(MUTATING)).isEqualTo(CaBundle.of(made.authority()));
    assertThat(world.api.lines()).doesNotContain(PUT_SECRET);
  }

  /** Who writes that Secret is not who reads the log. */
  @Test
  void printsNothingOfASecretThatIsNotVisible() throws Exception {
    String pem = "-----BEGIN \u001b[31mCERTIFICATE\u202e-----\n?\n-----END X-----\n";
    var secret = RegistrationWorld.secret();
    secret
        .withObject("/data")
        .put("ca.crt", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
    world.api.put(SECRET, secret);
    assertThatThrownBy(() -> world.register(new RegistrationPlan.CertManager(SECRET.name())))
        .message()
        .contains("ca.crt of Secret pull-policy/webhook-tls is no valid PEM: ")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }

  @Test
  void takesNoMoreThanTwentyCasOfASecret() throws Exception {
    IssuedCertificate made = RegistrationWorld.issued(inDays(5));
    CaBundle many = CaBundle.NONE;
    for (int i = 0; i < 21; i++) {
      many = many.and(CaBundle.of(RegistrationWorld.issued(inDays(5)).authority()));
    }
    world.api.put(SECRET, new ServingSecret(RegistrationWorld.secret()).with(made, many));
    assertThatThrownBy(() -> world.register(new RegistrationPlan.CertManager(SECRET.name())))
        .hasMessageContaining("21 CAs would be trusted, and 20 are the most");
  }

  @Test
  void needsNoSecretWhereTheCaIsInAFile(@TempDir Path folder) throws Exception {
    IssuedCertificate made = RegistrationWorld.issued(inDays(5));
    world.serve(made);
    Path file = Files.writeString(folder.resolve("ca.crt"), CaBundle.of(made.authority()).pem());
    world.register(new RegistrationPlan.ExistingSecret(file));
    assertThat(world.api.lines())
        .isEqualTo(List.of(GET_MUTATING, GET_VALIDATING, APPLY_MUTATING, APPLY_VALIDATING));
    assertThat(world.trusted(VALIDATING)).isEqualTo(CaBundle.of(made.authority()));
  }
}
