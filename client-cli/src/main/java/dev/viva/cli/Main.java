package dev.viva.cli;

/** Entry point. */
public final class Main {
  private Main() {}

  /** Says which program this is. */
  public static void main(String[] args) {
    System.out.println("viva (skeleton)");
  }
}
