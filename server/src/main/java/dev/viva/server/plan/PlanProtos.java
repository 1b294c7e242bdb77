package dev.viva.server.plan;

import dev.viva.server.bank.BankProtos;
import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.ParsedBrief;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.ObjectiveTerm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Briefs and plans as messages, and back. */
public final class PlanProtos {
  static final Codec<Plan> PLAN =
      Codecs.of(dev.viva.v1.Plan.parser(), PlanProtos::encode, PlanProtos::decode);

  /** Weights of the API are fractions; this many parts keep six digits of them. */
  private static final double PARTS = 1_000_000;

  private PlanProtos() {}

  public static dev.viva.v1.Plan encode(Plan plan) {
    dev.viva.v1.Plan.Builder encoded =
        dev.viva.v1.Plan.newBuilder()
            .setBrief(encode(plan.brief()))
            .setOpeningMinutes(plan.openingMinutes())
            .setClosingMinutes(plan.closingMinutes())
            .setTotalMinutes(plan.totalMinutes())
            .setObjective(encode(plan.objective()))
            .setSeed(plan.seed())
            .setNearPoints(plan.nearPoints())
            .setCandidate(plan.candidate().map(id -> "candidates/" + id).orElse(""))
            .setAuthor("users/" + plan.author())
            .setInterview(plan.interview().map(id -> "interviews/" + id).orElse(""))
            .addAllPinned(plan.pinned())
            .addAllExcluded(plan.excluded())
            .setCreateTime(Times.encode(plan.created()))
            .setEtag(Names.etag(plan.revision()));
    if (!plan.id().isEmpty()) {
      encoded.setName(plan.resource()).setId(plan.id());
    }
    for (ParsedBrief.Understood words : plan.parsed().understood()) {
      encoded.addUnderstoodBuilder().setText(words.text()).setMeaning(words.meaning());
    }
    for (ParsedBrief.NotUnderstood words : plan.parsed().notUnderstood()) {
      encoded.addNotUnderstoodBuilder().setText(words.text()).setSuggestion(words.suggestion());
    }
    for (int i = 0; i < plan.items().size(); i++) {
      Plan.Item item = plan.items().get(i);
      encoded
          .addItemsBuilder()
          .setPosition(i + 1)
          .setQuestion(BankProtos.encode(item.question()))
          .setStartMinute(item.startMinute())
          .setMinutes(item.minutes())
          .setArea(item.area())
          .setReason(item.reason());
    }
    return encoded.build();
  }

  public static Plan decode(dev.viva.v1.Plan message) {
    ParsedBrief parsed =
        new ParsedBrief(
            decode(message.getBrief()),
            message.getUnderstoodList().stream()
                .map(words -> new ParsedBrief.Understood(words.getText(), words.getMeaning()))
                .toList(),
            message.getNotUnderstoodList().stream()
                .map(words -> new ParsedBrief.NotUnderstood(words.getText(), words.getSuggestion()))
                .toList());
    List<Plan.Item> items =
        message.getItemsList().stream()
            .map(
                item ->
                    new Plan.Item(
                        BankProtos.decode(item.getQuestion()),
                        item.getStartMinute(),
                        item.getArea(),
                        item.getReason()))
            .toList();
    return new Plan(
        message.getId(),
        parsed,
        message.getOpeningMinutes(),
        message.getClosingMinutes(),
        items,
        decode(message.getObjective()),
        message.getSeed(),
        message.getNearPoints(),
        id(message.getCandidate()),
        id(message.getAuthor()).orElseThrow(),
        id(message.getInterview()),
        message.getPinnedList(),
        message.getExcludedList(),
        Times.decode(message.getCreateTime()),
        Names.revision(message.getEtag()));
  }

  private static Optional<String> id(String resource) {
    return resource.isEmpty()
        ? Optional.empty()
        : Optional.of(resource.substring(resource.indexOf('/') + 1));
  }

  private static dev.viva.v1.Brief encode(Brief brief) {
    dev.viva.v1.Brief.Builder encoded =
        dev.viva.v1.Brief.newBuilder()
            .setText(brief.text())
            .setLevel(BankProtos.encode(brief.level()))
            .setMinutes(brief.minutes())
            .addAllExcludedAreas(brief.excludedAreas())
            .addAllExcludedKinds(brief.excludedKinds().stream().map(BankProtos::encode).toList());
    double parts = brief.areas().stream().mapToInt(Brief.AreaShare::parts).sum();
    for (Brief.AreaShare share : brief.areas()) {
      dev.viva.v1.AreaShare.Builder area =
          encoded
              .addAreasBuilder()
              .setArea(share.area())
              .setParts(share.parts())
              .setWeight(share.parts() / parts);
      share.minMinutes().ifPresent(area::setMinMinutes);
      share.maxMinutes().ifPresent(area::setMaxMinutes);
    }
    for (Brief.KindBound bound : brief.kinds()) {
      dev.viva.v1.KindBound.Builder kind =
          encoded.addKindsBuilder().setKind(BankProtos.encode(bound.kind())).setMin(bound.min());
      bound.max().ifPresent(kind::setMax);
    }
    return encoded.build();
  }

  private static Brief decode(dev.viva.v1.Brief brief) {
    return new Brief(
        brief.getText(),
        BankProtos.decode("brief.level", brief.getLevel()),
        brief.getAreasList().stream().map(area -> share(area, area.getParts())).toList(),
        brief.getMinutes(),
        brief.getKindsList().stream().map(PlanProtos::decode).toList(),
        brief.getExcludedAreasList(),
        kinds("brief.excluded_kinds", brief.getExcludedKindsList()));
  }

  private static Brief.AreaShare share(dev.viva.v1.AreaShare area, int parts) {
    return new Brief.AreaShare(
        area.getArea(),
        parts,
        area.hasMinMinutes() ? OptionalInt.of(area.getMinMinutes()) : OptionalInt.empty(),
        area.hasMaxMinutes() ? OptionalInt.of(area.getMaxMinutes()) : OptionalInt.empty());
  }

  private static Brief.KindBound decode(dev.viva.v1.KindBound bound) {
    OptionalInt max = bound.hasMax() ? OptionalInt.of(bound.getMax()) : OptionalInt.empty();
    if (bound.getMin() < 0 || (max.isPresent() && max.getAsInt() < bound.getMin())) {
      throw new VivaException.Invalid(
          "kinds", "at least " + bound.getMin() + " and at most " + bound.getMax() + " cannot be");
    }
    return new Brief.KindBound(
        BankProtos.decode("kinds.kind", bound.getKind()), bound.getMin(), max);
  }

  private static List<Kind> kinds(String field, List<dev.viva.v1.Kind> kinds) {
    return kinds.stream().map(kind -> BankProtos.decode(field, kind)).toList();
  }

  private static dev.viva.v1.Objective encode(Objective objective) {
    dev.viva.v1.Objective.Builder encoded =
        dev.viva.v1.Objective.newBuilder()
            .setPoints(objective.points())
            .setLowerBound(objective.lowerBound())
            .setProven(objective.proven());
    objective
        .terms()
        .forEach(
            (term, points) -> encoded.addTermsBuilder().setTerm(term.label()).setPoints(points));
    return encoded.build();
  }

  private static Objective decode(dev.viva.v1.Objective objective) {
    Map<Objective.Term, Integer> terms = new EnumMap<>(Objective.Term.class);
    for (ObjectiveTerm term : objective.getTermsList()) {
      for (Objective.Term known : Objective.Term.values()) {
        if (known.label().equals(term.getTerm())) {
          terms.put(known, Math.toIntExact(term.getPoints()));
        }
      }
    }
    return new Objective(
        Math.toIntExact(objective.getPoints()), Math.toIntExact(objective.getLowerBound()), terms);
  }

  /** What overrides the words of a brief. */
  static Plans.Overrides overrides(BuildPlanRequest request) {
    return new Plans.Overrides(
        request.hasLevel()
            ? Optional.of(BankProtos.decode("level", request.getLevel()))
            : Optional.empty(),
        shares(request.getAreasList()),
        request.getMinutes() == 0 ? OptionalInt.empty() : OptionalInt.of(request.getMinutes()),
        request.getKindsList().stream().map(PlanProtos::decode).toList(),
        request.getExcludedAreasList(),
        kinds("excluded_kinds", request.getExcludedKindsList()));
  }

  private static List<Brief.AreaShare> shares(List<dev.viva.v1.AreaShare> areas) {
    double sum = 0;
    for (dev.viva.v1.AreaShare area : areas) {
      if (!Double.isFinite(area.getWeight()) || area.getWeight() <= 0) {
        throw new VivaException.Invalid(
            "areas.weight",
            "of " + area.getArea() + " is " + area.getWeight() + ", expected a number above 0");
      }
      sum += area.getWeight();
    }
    List<Brief.AreaShare> shares = new ArrayList<>();
    for (dev.viva.v1.AreaShare area : areas) {
      shares.add(share(area, (int) Math.max(1, Math.round(area.getWeight() / sum * PARTS))));
    }
    return shares;
  }

  static dev.viva.v1.Alternative encode(Plans.Substitute substitute) {
    return dev.viva.v1.Alternative.newBuilder()
        .setQuestion(BankProtos.encode(substitute.question()))
        .setPointsDifference(substitute.pointsDifference())
        .build();
  }
}
