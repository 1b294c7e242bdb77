package dev.viva.server.report.document;

import dev.viva.server.error.VivaException;
import dev.viva.v1.RedactionProfile;

/** Profiles as messages, and back. */
public final class ProfileProtos {
  private ProfileProtos() {}

  public static RedactionProfile encode(Profile profile) {
    return switch (profile) {
      case FULL -> RedactionProfile.REDACTION_PROFILE_FULL;
      case MANAGER -> RedactionProfile.REDACTION_PROFILE_MANAGER;
      case CANDIDATE -> RedactionProfile.REDACTION_PROFILE_CANDIDATE;
      case AUDIT -> RedactionProfile.REDACTION_PROFILE_AUDIT;
    };
  }

  public static Profile decode(RedactionProfile profile) {
    return switch (profile) {
      case REDACTION_PROFILE_UNSPECIFIED, REDACTION_PROFILE_FULL -> Profile.FULL;
      case REDACTION_PROFILE_MANAGER -> Profile.MANAGER;
      case REDACTION_PROFILE_CANDIDATE -> Profile.CANDIDATE;
      case REDACTION_PROFILE_AUDIT -> Profile.AUDIT;
      case UNRECOGNIZED ->
          throw new VivaException.Invalid("profile", "expected full, manager, candidate or audit");
    };
  }
}
