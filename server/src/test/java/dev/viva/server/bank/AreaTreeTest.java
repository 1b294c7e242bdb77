package dev.viva.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTreeTest {
  private static final AreaTree TREE = AreaTree.load(seeds());

  private static Path seeds() {
    Path here = Path.of("seeds/areas.yaml");
    return Files.exists(here) ? here : Path.of("../seeds/areas.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "k8s, devops/kubernetes",
    "DRF, django/rest-framework",
    "CI/CD, devops/ci-cd",
    "ci-cd, devops/ci-cd",
    "Django, django",
    "databases, databases",
    "database, databases",
    "micro-services, distributed-systems",
    "SQL, databases/sql",
    "devops/kubernetes, devops/kubernetes",
    "Dev-Ops, devops",
    "system  design, system-design",
    "Postgres, databases/postgresql",
    "data structures & algorithms, algorithms",
    "race condition, concurrency/races"
  })
  void resolve_understandsNamesAliasesAndPaths(String typed, String path) {
    assertThat(TREE.resolve(typed)).map(Area::path).contains(path);
  }

  @Test
  void resolve_unknownIsEmpty() {
    assertThat(TREE.resolve("blockchain")).isEmpty();
    assertThat(TREE.resolve("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Djano, django",
    "kubernets, devops/kubernetes",
    "pyhton, python",
    "postgers, databases/postgresql"
  })
  void suggest_findsTheNearest(String typed, String path) {
    assertThat(TREE.suggest(typed)).map(Area::path).contains(path);
  }

  @Test
  void suggest_nothingNear() {
    assertThat(TREE.suggest("xylophone")).isEmpty();
  }

  @Test
  void with_addsPathsAndTheirParents() {
    AreaTree tree = TREE.with(List.of("elixir/phoenix", "django/orm"));
    assertThat(tree.find("elixir")).isPresent();
    assertThat(tree.resolve("Phoenix")).map(Area::path).contains("elixir/phoenix");
    assertThat(tree.find("django/orm")).map(Area::name).contains("Django ORM");
  }

  @Test
  void parse_namesWhatIsWrong() {
    assertThatThrownBy(() -> AreaTree.parse("- name: x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id");
  }
}
