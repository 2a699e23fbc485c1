package dev.pullpolicy.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The house's rules about packages, for any root package, so that they can be seen to fail. */
final class Architecture {
  /** What each package may use of the others; {@code app} knows them all. */
  private static final Map<String, Set<String>> DIRECTIONS = new TreeMap<>();

  static {
    allow("image");
    allow("policy", "image");
    allow("workload", "policy", "image");
    allow("yaml", "policy", "image");
    allow("config", "yaml", "policy", "image");
    allow("source", "config", "policy", "image");
    allow("metrics", "policy", "image");
    allow("report", "workload", "policy", "image");
    allow("admission", "metrics", "config", "workload", "policy", "image");
    allow("audit", "report", "metrics", "config", "workload", "policy", "image");
    allow("cli", "report", "config", "yaml", "workload", "policy", "image");
    allow("register");
    allow("verify", "config", "workload", "policy", "image");
  }

  private static void allow(String user, String... used) {
    DIRECTIONS.put(user, Set.of(used));
  }

  private final String root;

  Architecture(String root) {
    this.root = root;
  }

  /** Every rule by what it is called. */
  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    DIRECTIONS.keySet().stream().forEach(name -> rules.put(name, direction(name)));
    rules.put("pure image", pure("image"));
    rules.put("pure policy", pure("policy", "image"));
    rules.put("no regular expressions", noRegularExpressions());
    rules.put("no clock", noClock());
    rules.put("fabric8", fabric8());
    rules.put("known packages", knownPackages());
    return Collections.unmodifiableMap(rules);
  }

  private ArchRule direction(String name) {
    Set<String> forbidden = new TreeSet<>(DIRECTIONS.keySet());
    forbidden.add("app");
    forbidden.removeAll(DIRECTIONS.get(name));
    forbidden.remove(name);
    return noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat(resideInAnyPackage(in(forbidden)))
        .allowEmptyShould(true);
  }

  private ArchRule pure(String... names) {
    List<String> allowed = new ArrayList<>(List.of(in(Set.of(names))));
    allowed.add("java..");
    return classes()
        .that()
        .resideInAPackage(in(names[0]))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
        .allowEmptyShould(true);
  }

  private ArchRule noRegularExpressions() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("image"), in("policy"))
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.regex.."))
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .allowEmptyShould(true);
  }

  private ArchRule noClock() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("image"), in("policy"))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "a clock, I/O or the system",
                c ->
                    c.isEquivalentTo(System.class)
                        || c.isEquivalentTo(Clock.class)
                        || c.getPackageName().startsWith("java.io")
                        || c.getPackageName().startsWith("java.nio")
                        || c.getPackageName().startsWith("java.net")))
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now", ZoneId.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .allowEmptyShould(true);
  }

  private ArchRule fabric8() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(in("source"), in("audit"), in("register"), in("verify"), in("app"))
        .should()
        .dependOnClassesThat(resideInAPackage("io.fabric8.."))
        .allowEmptyShould(true);
  }

  private ArchRule knownPackages() {
    Set<String> known = new TreeSet<>(DIRECTIONS.keySet());
    known.add("app");
    DescribedPredicate<JavaClass> ours = resideInAPackage(root + "..");
    return classes().that(ours).should().resideInAnyPackage(in(known)).allowEmptyShould(true);
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  private String[] in(Set<String> names) {
    return names.stream().map(this::in).toArray(String[]::new);
  }
}
