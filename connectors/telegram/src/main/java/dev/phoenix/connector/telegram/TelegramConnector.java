package dev.phoenix.connector.telegram;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerFromEnvironment;
import dev.phoenix.connector.commons.error.JobFailure;
import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotToken;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import dev.phoenix.connector.telegram.text.Html;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.java.annotation.ElementTemplate;
import java.time.Clock;
import java.util.function.Supplier;

/** Sends a message or a file to a Telegram chat once, or changes a message. */
@OutboundConnector(
    name = "Phoenix Telegram",
    inputVariables = {"token", "api", "operation"},
    type = TelegramConnector.TYPE)
@ElementTemplate(
    id = "dev.phoenix.telegram.v1",
    name = "Phoenix Telegram",
    version = 1,
    description = "Send a message to a Telegram chat exactly once",
    icon = "phoenix-telegram/icon.svg",
    documentationRef = "https://core.telegram.org/bots/api",
    engineVersion = "^8.6",
    metadata =
        @ElementTemplate.Metadata(
            keywords = {"telegram", "chat", "message", "notify", "exactly once"}),
    inputDataClass = TelegramRequest.class,
    outputDataClass = TelegramAnswer.class,
    defaultResultVariable = "telegram",
    elementTypes =
        @ElementTemplate.ConnectorElementType(
            appliesTo = BpmnType.TASK,
            elementType = BpmnType.SERVICE_TASK),
    propertyGroups = {
      @ElementTemplate.PropertyGroup(id = "bot", label = "Bot"),
      @ElementTemplate.PropertyGroup(id = "operation", label = "Operation")
    })
public final class TelegramConnector implements OutboundConnectorFunction {

  /** The job type. */
  public static final String TYPE = "dev.phoenix:telegram:1";

  private final Supplier<EffectLedger> ledger;
  private final Clock clock;
  private final Bots bots;

  /**
   * For the official runtime, which makes connectors by itself: see {@code connectors/README.md}
   * for the environment.
   */
  public TelegramConnector() {
    this(new LedgerFromEnvironment(System.getenv()), Clock.systemUTC(), new Bots());
  }

  /**
   * For an application that shares its ledger among connectors.
   *
   * @param ledger where effects are recorded
   * @param clock the ledger's clock
   * @param bots the bots that the application sends with, too
   */
  public TelegramConnector(EffectLedger ledger, Clock clock, Bots bots) {
    this(() -> ledger, clock, bots);
  }

  private TelegramConnector(Supplier<EffectLedger> ledger, Clock clock, Bots bots) {
    this.ledger = ledger;
    this.clock = clock;
    this.bots = bots;
  }

  /**
   * Carries out one job.
   *
   * @return a {@link TelegramAnswer}
   * @throws io.camunda.connector.api.error.ConnectorRetryException without retries for an incident
   *     at once, else for passing trouble; in both cases this execution sent nothing new
   */
  @Override
  public TelegramAnswer execute(OutboundConnectorContext context) {
    var request = context.bindVariables(TelegramRequest.class);
    var bot = bots.of(request.address(), new BotToken(request.token()));
    if (request.operation() instanceof TelegramOperation.EditMessage edit) {
      return edit(bot, edit);
    }
    var ledgerNow = ledger.get();
    var key = ledgerNow.key(context.getJobContext().getElementInstanceKey(), 0);
    var messages = new TelegramMessages(bot, ledgerNow, clock);
    return TelegramAnswer.of(
        request.operation() instanceof TelegramOperation.SendMessage send
            ? messages.publish(key, Messages.message(send))
            : messages.publish(
                key, Messages.document((TelegramOperation.SendDocument) request.operation())));
  }

  /** An edit may be repeated, so an open outcome is tried again. */
  private TelegramAnswer edit(BotApi bot, TelegramOperation.EditMessage edit) {
    var chat = new Chat(edit.chat());
    var answer = bot.editMessageText(chat, edit.messageId(), Html.text(edit.text()), Markup.NONE);
    if (answer instanceof Answer.TooMany<Boolean> tooMany) {
      throw JobFailure.passing("NOT_NOW", answer.detail(), tooMany.retryAfter());
    }
    if (answer instanceof Answer.Refused<Boolean> && !BotApi.unchanged(answer)) {
      throw JobFailure.incident("REFUSED", answer.detail() + "; nothing was changed");
    }
    if (answer instanceof Answer.NotSent<Boolean> || answer instanceof Answer.Open<Boolean>) {
      throw JobFailure.passing("NOT_NOW", answer.detail(), null);
    }
    return TelegramAnswer.edited(edit, clock.instant());
  }
}
