package dev.viva.server.bank;

/** What a question asks the candidate to do. */
public enum Kind {
  /** Explain or compare. */
  CONCEPTUAL,
  /** Write code or a query. */
  CODING,
  /** Say what one would do in a situation. */
  SCENARIO,
  /** Design a system, a schema or an interface. */
  DESIGN,
  /** Find what is wrong, in code or in production. */
  DEBUGGING,
  /** Tell what one did. */
  BEHAVIOURAL
}
