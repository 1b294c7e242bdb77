package dev.viva.server;

/** Small canonical documents, enough for every plan that tests ask for. */
public final class TestBanks {
  private static final String DJANGO =
      bank("django", "Django")
          + question("django-fat-models", "Fat models", "django/orm", "conceptual", 3, 7)
          + question("django-slow-list", "A slow list", "django/orm", "debugging", 3, 8)
          + question("django-first-view", "A first view", "django/views", "conceptual", 2, 5)
          + question("django-write-a-form", "Write a form", "django/forms", "coding", 3, 9)
          + question("django-migrate-live", "Migrate live", "django/migrations", "scenario", 4, 8)
          + question("django-two-caches", "Two caches", "django/deployment", "design", 4, 10)
          + question("django-admin-access", "Access", "django/auth", "scenario", 2, 6)
          + question("django-signals", "Signals", "django/admin", "conceptual", 3, 6);

  private static final String DEVOPS =
      bank("devops", "DevOps")
          + question("devops-broken-deploy", "Broken deploy", "devops/ci-cd", "debugging", 3, 8)
          + question("devops-first-image", "First image", "devops/containers", "conceptual", 2, 5)
          + question("devops-write-a-probe", "Probe", "devops/kubernetes", "coding", 3, 9)
          + question("devops-pod-restarts", "Restarts", "devops/kubernetes", "debugging", 4, 8)
          + question("devops-on-call", "On call", "devops/monitoring", "scenario", 2, 6)
          + question("devops-roll-back", "Roll back", "devops/ci-cd", "scenario", 3, 7)
          + question("devops-two-regions", "Two regions", "devops/cloud", "design", 4, 10)
          + question("devops-state-files", "State files", "devops/iac", "conceptual", 3, 6);

  private TestBanks() {}

  /** Imports what {@link Journey#BRIEF} asks for. */
  static void importInto(Client client) {
    new ImportStream().document("django.md", DJANGO).document("devops.md", DEVOPS).reports(client);
  }

  /** The beginning of a canonical document. */
  public static String bank(String id, String title) {
    return """
        ---
        format: viva-bank/1
        bank: %s
        title: %s
        ---

        # %2$s
        """
        .formatted(id, title);
  }

  /** A question of a canonical document. */
  public static String question(
      String id, String title, String area, String kind, int difficulty, int minutes) {
    return """

        ## %2$s {#%1$s}

        - areas: %3$s
        - kind: %4$s
        - level: 2-9
        - difficulty: %5$d
        - minutes: %6$d
        - topic: %1$s

        Tell a colleague what to do about %1$s, and why.

        ### Answer

        - What matters about %1$s.

        ### Rubric

        1. Guesses about %1$s.
        2. Names a part of %1$s after a hint.
        3. Explains %1$s with a reason.
        4. Also says when not to.
        """
        .formatted(id, title, area, kind, difficulty, minutes);
  }
}
