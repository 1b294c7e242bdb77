package dev.viva.server;

/** The release, as the build wrote it into the jar's manifest. */
final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}; {@code development} outside a jar. */
  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
