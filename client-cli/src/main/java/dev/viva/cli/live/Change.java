package dev.viva.cli.live;

/**
 * A change on its way to the server.
 *
 * @param id UUID; the request id under which it is sent, however often
 * @param base what the field held when the change was made
 * @param value what it is to hold
 */
record Change(String id, Field field, String base, String value) {
  Change withValue(String newValue) {
    return new Change(id, field, base, newValue);
  }

  Change onto(String newBase, String newValue) {
    return new Change(id, field, newBase, newValue);
  }
}
