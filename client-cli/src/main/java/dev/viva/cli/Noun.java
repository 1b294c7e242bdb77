package dev.viva.cli;

import dev.viva.cli.area.AreaCommand;
import dev.viva.cli.audit.AuditCommand;
import dev.viva.cli.bank.BankCommand;
import dev.viva.cli.bank.ImportCommand;
import dev.viva.cli.candidate.CandidateCommand;
import dev.viva.cli.debrief.DebriefCommand;
import dev.viva.cli.debrief.DecideCommand;
import dev.viva.cli.interview.InterviewCommand;
import dev.viva.cli.live.LiveCommand;
import dev.viva.cli.login.LoginCommand;
import dev.viva.cli.login.LogoutCommand;
import dev.viva.cli.plan.PlanCommand;
import dev.viva.cli.question.QuestionCommand;
import dev.viva.cli.scorecard.AmendCommand;
import dev.viva.cli.scorecard.NoteCommand;
import dev.viva.cli.scorecard.ScoreCommand;
import dev.viva.cli.scorecard.ScorecardCommand;
import dev.viva.cli.scorecard.SubmitCommand;
import dev.viva.cli.server.BackupCommand;
import dev.viva.cli.server.QuickstartCommand;
import dev.viva.cli.server.RestoreCommand;
import dev.viva.cli.server.ServeCommand;
import dev.viva.cli.server.StopCommand;
import dev.viva.cli.stats.StatsCommand;
import dev.viva.cli.user.UserCommand;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first words of a command line, in the order that help shows them. A class literal loads its
 * class, but only picocli's look at it costs time, so commands get that look only when asked for.
 */
enum Noun {
  QUICKSTART(QuickstartCommand.class),
  SERVE(ServeCommand.class),
  STOP(StopCommand.class),
  IMPORT(ImportCommand.class),
  BANK(BankCommand.class),
  QUESTION(QuestionCommand.class),
  AREA(AreaCommand.class),
  PLAN(PlanCommand.class),
  CANDIDATE(CandidateCommand.class),
  INTERVIEW(InterviewCommand.class),
  LIVE(LiveCommand.class),
  SCORE(ScoreCommand.class),
  NOTE(NoteCommand.class),
  SUBMIT(SubmitCommand.class),
  AMEND(AmendCommand.class),
  SCORECARD(ScorecardCommand.class),
  DEBRIEF(DebriefCommand.class),
  DECIDE(DecideCommand.class),
  STATS(StatsCommand.class),
  USER(UserCommand.class),
  LOGIN(LoginCommand.class),
  LOGOUT(LogoutCommand.class),
  AUDIT(AuditCommand.class),
  BACKUP(BackupCommand.class),
  RESTORE(RestoreCommand.class),
  COMPLETION(CompletionCommand.class),
  HELP(HelpCommand.class);

  private final Class<?> command;

  Noun(Class<?> command) {
    this.command = command;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  Class<?> command() {
    return command;
  }

  static Optional<Noun> of(String word) {
    return Arrays.stream(values()).filter(noun -> noun.word().equals(word)).findFirst();
  }
}
