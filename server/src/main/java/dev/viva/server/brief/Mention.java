package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Unit;
import org.jspecify.annotations.Nullable;

/** An area that a brief names, with what {@link Binding} found to belong to it. */
final class Mention {
  private final String path;
  private final boolean coordinated;
  private @Nullable Share share;
  private @Nullable Duration minutes;
  private @Nullable Figure figure;

  /**
   * An area without anything yet.
   *
   * @param coordinated whether only "and" or a stroke stands between it and the area before
   */
  Mention(String path, boolean coordinated) {
    this.path = path;
    this.coordinated = coordinated;
  }

  String path() {
    return path;
  }

  boolean isCoordinated() {
    return coordinated;
  }

  @Nullable Share share() {
    return share;
  }

  @Nullable Duration minutes() {
    return minutes;
  }

  @Nullable Figure figure() {
    return figure;
  }

  /** Whether it has a number, be it a share, minutes or a figure. */
  boolean isMeasured() {
    return minutes != null || figure != null || (share != null && !share.inWords());
  }

  /** Whether it has a share of the whole in numbers. */
  boolean hasFixedShare() {
    return share != null && share.unit() == Unit.SHARE;
  }

  /** Gives it a share; a number replaces a word. */
  void give(Share other) {
    share = other;
  }

  void give(@Nullable Duration other) {
    minutes = other;
  }

  void give(@Nullable Figure other) {
    figure = other;
  }
}
