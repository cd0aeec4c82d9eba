namespace SupportBot.Runtime.Content;

/// <summary>Ids of the texts that dialogs say by name. Each must stand in every language.</summary>
internal static class TextIds
{
    /// <summary>All of them, for the validator.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        .. Of("shared", "greeting", "hello", "ask-reason", "ask-reason.again", "button.no-reason", "button.list", "button.person", "button.yes",
            "button.no", "button.done", "button.walk", "button.not-sure", "button.cannot", "button.none", "button.contacted",
            "button.whole-list", "confirm-reason", "confirm-reason.plain", "clarify", "evidence", "evidence.both", "evidence.first", "unknown-code", "choose", "changed", "not-understood.1",
            "not-understood.2", "not-understood.3", "not-understood.1.known", "not-understood.2.known", "not-understood.3.again", "resume", "empty", "no-words", "same-topic", "added", "go-on", "too-long", "attachment", "restart.ask", "restart.done", "restart.kept",
            "back.done", "back.nothing", "help", "thanks", "goodbye", "cancel", "later", "rejected-known", "language.changed", "after-remedy", "walk.step", "walk.not-sure",
            "walk.cannot", "walk.end", "walk.undone", "noted", "noted.document", "noted.rejections", "customer-service", "customer-service.ask",
            "customer-service.done", "customer-service.reset", "closed", "frustrated", "frustrated.calm", "error", "together.greeting", "together.private"),
        .. Of("where-reason", "places", "hold", "bare", "ask", "resume"),
        .. Of("correction", "intro", "where", "continue", "locked", "ask", "choice.corrected", "choice.locked", "resume"),
        .. Of("checklist", "intro", "ask", "ask.why", "choice.all-ready", "choice.one-missing", "which", "complete", "back-to", "resume"),
        .. Of("resubmission", "which", "ask", "ask.why", "choice.sent", "choice.no-button", "no-button", "resume"),
        .. Of("follow-up", "wait", "ask", "ask.why", "choice.verified", "choice.rejected", "choice.pending", "approved", "rejected", "rejected.same", "ask-hours", "normal",
            "stuck", "manual", "close", "resume", "promise.review", "promise.manual-review", "promise.stopped", "promise.none", "reminder.review",
            "reminder.review-day", "reminder.manual-review", "reminder.ask"),
        .. Of("escalation", "intro", "step.stop", "step.contact", "step.say", "step.materials", "step.link", "step.time", "ask", "ask.why", "choice.contacted",
            "choice.cannot-reach", "contacted", "resume", "same-reason", "summary", "summary.once", "summary.unknown", "material.scans", "material.photo-holding",
            "material.video"),
        .. Of("handoff", "unreachable", "summary-intro", "reachable", "resume", "line.place", "line.range", "line.closed", "line.nobody", "line.unknown",
            "opens", "opens.abroad", "day.monday", "day.tuesday", "day.wednesday", "day.thursday", "day.friday", "day.saturday", "day.sunday",
            "leave-message", "message.noted", "left", "joined", "transferred", "requeued", "unanswered", "returned", "returned.note", "resolved", "resolved.ask",
            "resolved.yes", "waiting", "waiting.ask", "waiting.kept", "choice.keep", "choice.message", "choice.assistant",
            "card.rejections", "card.told-to-stop", "card.hours", "card.flag.secret-shared", "card.flag.evasion-asked", "card.flag.scam-reported",
            "card.flag.distress", "card.next.reason", "card.next.nationality", "card.next.stuck", "card.next.materials", "card.next.manual-review",
            "card.next.remedy", "card.not-asked.document", "card.not-asked.channel", "card.visitor",
            "assigned.why", "assigned.speaks", "assigned.every-language", "assigned.load", "assigned.idle", "unreadable",
            "alert.case", "alert.no-reason", "alert.message", "alert.due", "alert.late", "alert.mention", "alert.more", "alert.test", "alert.unseen", "alert.link", "alert.why"),
        .. Of("cards", "chosen", "older", "settled", "numbers", "fallback", "failed", "shortened", "step", "station.reason", "station.fix", "station.check",
            "station.send", "station.follow-up", "station.manual-review", "tick.title", "tick.yes", "tick.not-sure", "tick.count", "tick.all"),
        .. Of("teams-desk", "command.desk", "command.link", "command.stop", "icon.waiting", "icon.assigned", "icon.returned", "icon.resolved", "reason.unknown",
            "waiting", "assigned", "assigned.replied", "assigned.snoozed", "returned", "resolved", "resolved.plain", "verified", "quote", "tried", "materials", "next", "flags",
            "button.claim", "button.reply", "button.note", "button.return", "button.close", "button.reopen", "button.transcript", "button.desk", "button.back", "button.send",
            "button.keep", "field.reply", "field.note", "field.return", "field.empty", "taken", "not-owner", "not-owner.nobody", "closed", "too-late", "empty", "too-long", "erased", "busy",
            "nothing-to-do", "unknown-case", "elsewhere", "noted", "reopened", "done", "link.how", "link.done", "link.wrong", "link.private", "tries", "channel.done", "channel.known",
            "channel.where", "channel.ended", "channel.admin", "channel.hint", "said.desk", "said.note", "summary.new", "summary.case", "summary.message", "summary.news",
            "transcript.title", "transcript.earlier", "transcript.assistant", "transcript.empty", "fallback"),
        .. Of("safety", "distress", "link-pasted"),
        .. new[] { "password", "one-time-code", "seed-phrase", "private-key", "identity-number", "bank-number", "contact-detail" }
            .SelectMany(kind => Of("safety", $"secret.{kind}", $"placeholder.{kind}")),
        "slots/ask.many", "slots/ask.document.why", "slots/ask.channel.why", "slots/ask.rejections.why",
    ];

    private static IEnumerable<string> Of(string folder, params string[] keys) => keys.Select(key => $"{folder}/{key}");
}
