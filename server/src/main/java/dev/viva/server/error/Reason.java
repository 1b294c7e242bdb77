package dev.viva.server.error;

/**
 * Why a request failed, for programs. Each value is the name of the same value of {@code
 * viva.v1.ErrorReason}, where every one is documented with an example.
 */
public enum Reason {
  INVALID_FIELD,
  INVALID_BRIEF,
  INVALID_DOCUMENT,
  UNKNOWN_AREA,
  REQUEST_ID_REUSED,
  NO_FEASIBLE_PLAN,
  NOT_FOUND,
  AMBIGUOUS_ID,
  ALREADY_EXISTS,
  STALE_REVISION,
  WRONG_STATE,
  SCORECARD_INCOMPLETE,
  SCORECARD_BLIND,
  PLAN_FROZEN,
  NOT_SIGNED_IN,
  NOT_ALLOWED,
  TOO_LARGE,
  DISK_FULL,
  TOO_MANY_STREAMS,
  STORE_READ_ONLY,
  SHUTTING_DOWN,
  CURSOR_OUT_OF_RANGE,
  WATCHER_TOO_SLOW,
  TOO_MANY_CALLS
}
