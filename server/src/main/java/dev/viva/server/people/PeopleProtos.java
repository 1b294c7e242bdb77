package dev.viva.server.people;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.store.v1.StoredErasure;

/** Erasures as messages, and back. */
final class PeopleProtos {
  static final Codec<Erased> ERASED =
      Codecs.of(StoredErasure.parser(), PeopleProtos::encode, PeopleProtos::decode);

  private PeopleProtos() {}

  private static StoredErasure encode(Erased erased) {
    return StoredErasure.newBuilder()
        .setCandidate(erased.candidate())
        .setEraseTime(Times.encode(erased.time()))
        .setActor(erased.actor())
        .setReason(erased.reason())
        .addAllSubjects(erased.subjects())
        .addAllInterviews(erased.interviews())
        .addAllRemoved(erased.removed())
        .build();
  }

  private static Erased decode(StoredErasure stored) {
    return new Erased(
        stored.getCandidate(),
        Times.decode(stored.getEraseTime()),
        stored.getActor(),
        stored.getReason(),
        stored.getSubjectsList(),
        stored.getInterviewsList(),
        stored.getRemovedList());
  }
}
