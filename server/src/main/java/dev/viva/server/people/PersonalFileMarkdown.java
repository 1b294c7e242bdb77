package dev.viva.server.people;

import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.report.debrief.Decision;
import dev.viva.server.report.document.Markdown;
import dev.viva.server.report.document.Words;
import java.util.Locale;

/** A person's file to read. */
final class PersonalFileMarkdown {
  private PersonalFileMarkdown() {}

  static String render(PersonalFile file) {
    StringBuilder out = new StringBuilder();
    out.append("# Everything that is held about ")
        .append(Markdown.line(file.candidate().displayName()))
        .append("\n\n");
    fact("Id", file.candidate().id(), out);
    fact("Mail", file.candidate().email(), out);
    fact("Role", file.candidate().role(), out);
    fact("Added", Words.time(file.candidate().created()), out);
    fact("As of", Words.time(file.time()), out);
    if (file.candidate().legalHold()) {
      fact("Legal hold", "yes: it is not erased before the hold is lifted", out);
    }
    out.append('\n');
    file.interviews().forEach(held -> interview(held, out));
    decisions(file, out);
    if (!file.briefs().isEmpty()) {
      out.append("## Plans that no interview used\n\n");
      file.briefs().forEach(brief -> out.append("- ").append(Markdown.line(brief)).append('\n'));
      out.append('\n');
    }
    return out.append(
            "*Without the names of interviewers, what a good answer would have been, and questions that were not asked.*\n")
        .toString();
  }

  private static void interview(PersonalFile.Held held, StringBuilder out) {
    out.append("## Interview ").append(held.interview().id()).append("\n\n");
    fact("State", held.interview().state().name().toLowerCase(Locale.ROOT).replace('_', ' '), out);
    held.interview().scheduled().ifPresent(time -> fact("Scheduled", Words.time(time), out));
    held.interview().started().ifPresent(time -> fact("Began", Words.time(time), out));
    held.interview().finished().ifPresent(time -> fact("Ended", Words.time(time), out));
    fact("Planned for", held.interview().plan().brief().text(), out);
    fact("Reason", held.interview().reason(), out);
    out.append('\n');
    held.cards().forEach(card -> card(held, card, out));
  }

  private static void card(PersonalFile.Held held, Scorecards.Scored scored, StringBuilder out) {
    Scorecard card = scored.scorecard();
    out.append("### Scorecard of ").append(card.interviewer()).append("\n\n");
    fact("State", Words.state(card.state()), out);
    card.submitted().ifPresent(time -> fact("Submitted", Words.time(time), out));
    fact("Recommendation", Words.recommendation(card.recommendation()), out);
    fact(
        "Score",
        Words.score(scored.summary().score())
            + " of 4, coverage "
            + Words.percent(scored.summary().coverage()),
        out);
    out.append('\n');
    quote("Comment", card.comment(), out);
    held.questions()
        .forEach((position, title) -> item(position, title, card.items().get(position - 1), out));
    quote("Notes", card.note(), out);
    quote("Private notes", card.privateNote(), out);
    for (Scorecard.Version version : card.versions()) {
      out.append("Former version of ").append(Words.time(version.submitted())).append(": ");
      out.append(Words.recommendation(version.recommendation())).append("\n\n");
      quote("Comment then", version.comment(), out);
      quote("Changed because", version.reason(), out);
      held.questions()
          .forEach(
              (position, title) -> item(position, title, version.items().get(position - 1), out));
    }
  }

  private static void item(int position, String title, Scorecard.Item item, StringBuilder out) {
    if (item.rating().wasAsked() || !item.note().isBlank()) {
      out.append("- ").append(position).append(". ").append(Markdown.line(title)).append(": ");
      out.append(Words.rating(item.rating())).append("\n\n");
      quote("", item.note(), out);
    }
  }

  private static void decisions(PersonalFile file, StringBuilder out) {
    if (file.decisions().isEmpty()) {
      return;
    }
    out.append("## Decisions\n\n");
    for (Decision decision : file.decisions()) {
      fact(Words.decision(decision.hire()), Words.time(decision.time()), out);
      out.append('\n');
      quote("", decision.rationale(), out);
    }
  }

  private static void fact(String name, String value, StringBuilder out) {
    if (!value.isEmpty()) {
      out.append("- **").append(name).append(":** ").append(Markdown.line(value)).append('\n');
    }
  }

  private static void quote(String title, String text, StringBuilder out) {
    if (!text.isBlank()) {
      if (!title.isEmpty()) {
        out.append(title).append(":\n\n");
      }
      out.append(Markdown.quote(text)).append("\n\n");
    }
  }
}
