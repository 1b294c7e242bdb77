package dev.viva.server.plan;

import java.util.List;

public record ParsedBrief(
    Brief brief, List<Understood> understood, List<NotUnderstood> notUnderstood) {
  public record Understood(String text, String meaning) {}

  public record NotUnderstood(String text, String suggestion) {}
}
