package dev.phoenix.model.training;

import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Batch;
import dev.phoenix.model.decoder.train.BucketedBatches;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.decoder.train.Schedule;
import dev.phoenix.model.decoder.train.StepReport;
import dev.phoenix.model.decoder.train.Trainer;
import dev.phoenix.model.decoder.train.TrainingConfig;
import dev.phoenix.model.decoder.train.TrainingRun;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.Lesson;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The training in phases, each with a folder of its own; a phase that is done is not done again.
 */
final class CoreTraining {

  private static final int SHARE = 1000;
  private static final int VALIDATE_EVERY = 500;

  private final Path folder;
  private final Recipe recipe;
  private final Editor editor;
  private final Consumer<StepReport> watcher;

  CoreTraining(Path folder, Recipe recipe, Editor editor) {
    this(folder, recipe, editor, report -> {});
  }

  /**
   * A training that is watched.
   *
   * @param watcher is told of every step; what it throws ends the training there
   */
  CoreTraining(Path folder, Recipe recipe, Editor editor, Consumer<StepReport> watcher) {
    this.folder = folder;
    this.recipe = recipe;
    this.editor = editor;
    this.watcher = watcher;
  }

  /**
   * Trains to the end.
   *
   * @return the folder of the finished model
   */
  Path run() throws IOException {
    Files.createDirectories(folder);
    var tokenizer = tokenizer();
    var phases = recipe.phases();
    for (int number = 0; number < phases.size(); number++) {
      if (!isDone(folder(phases.get(number)))) {
        train(number, tokenizer);
      }
    }
    return folder(phases.getLast());
  }

  private Tokenizer tokenizer() throws IOException {
    var file = folder.resolve("tokenizer.json");
    if (Files.notExists(file)) {
      System.out.println("Learning the tokenizer");
      var texts =
          lessons(
                  recipe.scale().tokenizerLessons(),
                  recipe.phases().getFirst().firstDrafts(),
                  recipe.seed() + 1,
                  List.of())
              .stream()
              .map(CoreTraining::text);
      var part = folder.resolve("tokenizer.json.part");
      new BpeTrainer(recipe.vocabulary(), PromptFormat.SPECIAL).train(texts.toList()).save(part);
      complete(part, file);
    }
    return Tokenizer.load(file);
  }

  private static String text(Lesson lesson) {
    return PromptFormat.text(PromptFormat.prompt(lesson.assignment().brief(), lesson.corrections()))
        + lesson.answer();
  }

  /** Lessons in shares, each from a seed of its own, so that threads can make them. */
  private List<Lesson> lessons(int count, int firstDrafts, long seed, List<String> pieces) {
    return IntStream.range(0, (count + SHARE - 1) / SHARE)
        .parallel()
        .mapToObj(
            share ->
                new LessonMaker(editor, Split.TRAIN, seed * 100_003 + share, pieces)
                    .lessons(Math.min(SHARE, count - share * SHARE), firstDrafts))
        .flatMap(List::stream)
        .toList();
  }

  private Path folder(Recipe.Phase phase) {
    return folder.resolve(phase.name());
  }

  private void train(int number, Tokenizer tokenizer) throws IOException {
    var phase = recipe.phases().get(number);
    var encoder = new LessonEncoder(tokenizer);
    try (var model = begun(number, tokenizer)) {
      train(model, examples(number, model, encoder), phase, encoder);
      save(model, folder(phase));
    }
  }

  /** New weights for the first phase, those of the phase before for every other. */
  private LlamaModel begun(int number, Tokenizer tokenizer) throws IOException {
    return number == 0
        ? LlamaModel.create(recipe.scale().model(tokenizer.size()), recipe.seed())
        : LlamaModel.load(folder(recipe.phases().get(number - 1)));
  }

  private List<Example> examples(int number, LlamaModel model, LessonEncoder encoder) {
    var phase = recipe.phases().get(number);
    var own =
        phase.ownBriefs() == 0
            ? List.<Lesson>of()
            : new OwnDrafts(editor, recipe).lessons(number, model, encoder);
    int others = Math.max(own.size(), phase.lessons() - own.size());
    System.out.printf("%,d lessons from its own drafts, %,d others%n", own.size(), others);
    long seed = recipe.seed() + 2 + 9L * number;
    return Stream.concat(
            own.stream(), lessons(others, phase.firstDrafts(), seed, encoder.pieces()).stream())
        .map(encoder::example)
        // its own drafts can run on and on: what does not fit cannot be learned
        .filter(example -> example.length() <= recipe.scale().contextLength())
        .toList();
  }

  private void train(
      LlamaModel model, List<Example> examples, Recipe.Phase plan, LessonEncoder encoder)
      throws IOException {
    var phase = folder(plan);
    Files.createDirectories(phase);
    int workers = recipe.workers();
    var batches =
        new BucketedBatches(examples, plan.tokensPerStep() / workers, workers, recipe.seed() + 3);
    long steps = batches.stepsPerEpoch();
    var schedule = new Schedule(plan.rate(), Math.min(200, steps / 10), 0, steps, 0.02);
    var validation = validation(encoder);
    var log = new LossLog(folder.resolve("loss.csv"), plan.name(), steps);
    try (var trainer =
        new Trainer(model, TrainingConfig.standard(schedule, workers, recipe.seed()))) {
      new TrainingRun(
              phase.resolve("checkpoint.safetensors"), recipe.scale().checkpointEvery(), steps)
          .run(
              trainer,
              batches,
              report -> {
                log.stepped(report);
                watcher.accept(report);
                if (report.step() % VALIDATE_EVERY == 0 || report.step() == steps) {
                  log.validated(report.step(), trainer.evaluate(validation));
                }
                return true;
              });
    }
  }

  private List<Batch> validation(LessonEncoder encoder) {
    var lessons =
        new LessonMaker(editor, Split.VALIDATION, recipe.seed() + 4)
            .lessons(recipe.scale().validationLessons(), recipe.phases().getFirst().firstDrafts());
    var batches = new ArrayList<Batch>();
    var examples = lessons.stream().map(encoder::example).toList();
    for (int i = 0; i < examples.size(); i += 16) {
      batches.add(new Batch(examples.subList(i, Math.min(examples.size(), i + 16))));
    }
    return batches;
  }

  /** The tokenizer is what a phase ends with. */
  private static boolean isDone(Path phase) {
    return Files.exists(phase.resolve("tokenizer.json"));
  }

  private void save(LlamaModel model, Path phase) throws IOException {
    model.save(phase, StorageType.F32);
    var part = phase.resolve("tokenizer.json.part");
    Files.copy(folder.resolve("tokenizer.json"), part, StandardCopyOption.REPLACE_EXISTING);
    complete(part, phase.resolve("tokenizer.json"));
  }

  /** Half a file must not be taken for a whole one by the training that goes on from here. */
  private static void complete(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
