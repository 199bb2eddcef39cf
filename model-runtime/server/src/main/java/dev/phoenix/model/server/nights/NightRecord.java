package dev.phoenix.model.server.nights;

import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a night remembers: {@code night.json}. How the processes of a step stand is in their
 * folders, and not here.
 *
 * @param id of the night
 * @param created when its first step was begun
 * @param step the last one that was begun
 * @param status how it stands, as far as no process knows better
 * @param message why it was refused or failed, or why the night was ended; empty otherwise
 * @param starts how often the process of each step was started
 * @param files sha256 by name of the files that the steps began with
 * @param adapter the version in the registry; null before
 * @param before what was live until this night's adapter was; null for the model alone
 * @param beforeScale how strongly that was applied
 * @param live when this night's adapter was made live; null before
 * @param reached the last step before the end that was begun
 * @param events what happened, oldest first
 */
public record NightRecord(
    String id,
    Instant created,
    NightStep step,
    NightStatus status,
    String message,
    Map<NightStep, Integer> starts,
    Map<String, String> files,
    @Nullable String adapter,
    @Nullable String before,
    float beforeScale,
    @Nullable Instant live,
    NightStep reached,
    List<Event> events) {

  /**
   * Something that happened.
   *
   * @param at when
   * @param what one sentence
   */
  public record Event(Instant at, String what) {}

  public NightRecord {
    starts = Map.copyOf(starts);
    files = Map.copyOf(files);
    events = List.copyOf(events);
  }

  /** A night whose first step begins. */
  static NightRecord begun(String id, NightStep step, Instant now) {
    return new NightRecord(
            id,
            now,
            step,
            NightStatus.RUNNING,
            "",
            Map.of(),
            Map.of(),
            null,
            null,
            1,
            null,
            step,
            List.of())
        .event(now, begins(step));
  }

  /** The next step begins. */
  NightRecord next(NightStep nextStep, Instant now) {
    return new NightRecord(
            id,
            created,
            nextStep,
            NightStatus.RUNNING,
            "",
            starts,
            files,
            adapter,
            before,
            beforeScale,
            live,
            nextStep == NightStep.END ? step : nextStep,
            events)
        .event(now, begins(nextStep));
  }

  private static String begins(NightStep step) {
    return switch (step) {
      case TRAIN -> "The training was asked for.";
      case VALIDATE -> "The first gate, computed by DJL, was asked for.";
      case VALIDATE_SHIPPED ->
          "The gate of the shipped files, computed by llama.cpp, was asked for.";
      case ARCHIVE -> "Signature and backup were asked for.";
      case WATCH -> "It was asked to make the adapter live, and to watch it.";
      case END -> "The night was ended.";
    };
  }

  /** The step came to this end. */
  public NightRecord with(NightStatus newStatus, String newMessage) {
    return of(newStatus, newMessage, starts, files, events);
  }

  /** The step's process was started once more. */
  public NightRecord started() {
    Map<NightStep, Integer> more = new EnumMap<>(NightStep.class);
    more.putAll(starts);
    more.merge(step, 1, Integer::sum);
    return of(status, message, more, files, events);
  }

  /** A step began with this file. */
  NightRecord file(String name, String sha256) {
    Map<String, String> more = new TreeMap<>(files);
    more.putIfAbsent(name, sha256);
    return of(status, message, starts, more, events);
  }

  /** Something more happened. */
  public NightRecord event(Instant at, String what) {
    var more = new ArrayList<>(events);
    more.add(new Event(at, what));
    return of(status, message, starts, files, more);
  }

  private NightRecord of(
      NightStatus newStatus,
      String newMessage,
      Map<NightStep, Integer> newStarts,
      Map<String, String> newFiles,
      List<Event> newEvents) {
    return new NightRecord(
        id,
        created,
        step,
        newStatus,
        newMessage,
        newStarts,
        newFiles,
        adapter,
        before,
        beforeScale,
        live,
        reached,
        newEvents);
  }

  /** The registry has the adapter. */
  public NightRecord adapter(String version) {
    return of(version, before, beforeScale, live);
  }

  /** What is live while this night's adapter is not yet. */
  public NightRecord before(@Nullable String version, float scale) {
    return of(adapter, version, scale, live);
  }

  /** The adapter is live. */
  public NightRecord live(Instant since) {
    return of(adapter, before, beforeScale, since);
  }

  private NightRecord of(
      @Nullable String newAdapter,
      @Nullable String newBefore,
      float newScale,
      @Nullable Instant newLive) {
    return new NightRecord(
        id,
        created,
        step,
        status,
        message,
        starts,
        files,
        newAdapter,
        newBefore,
        newScale,
        newLive,
        reached,
        events);
  }
}
