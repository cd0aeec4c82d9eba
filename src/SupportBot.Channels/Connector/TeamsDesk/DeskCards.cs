using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector.Cards;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Support.Cards;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Makes the card of a case: what is known of it and what can be done with it, or one line once it is closed. Nothing personal is on it. Thread-safe.</summary>
internal sealed class DeskCards(SupportContent content, DeskWords words, IOptions<WebsiteOptions> website)
{
    private const int FingerprintBytes = 16;

    private const string Dot = " · ";

    /// <summary>The card.</summary>
    /// <param name="row">The case.</param>
    /// <param name="locale">The language of the channel.</param>
    /// <param name="notice">What is said above everything else to the one who pressed something.</param>
    /// <param name="offersReopen">Whether a closed case can be taken up again from here.</param>
    public AdaptiveCard Make(CaseRow row, string locale, string? notice = null, bool offersReopen = false) => new()
    {
        Lang = locale,
        FallbackText = words.Find(locale, "fallback"),
        Body =
        [
            .. notice is null ? [] : CardWords.Lines(notice, "bolder"),
            .. row.Case.IsOpen ? Open(row, locale) : Closed(row, locale),
            .. !row.Case.IsOpen && offersReopen ? [new CardElement.Buttons([Button(row, locale, DeskPress.Reopen, "button.reopen")])] : Array.Empty<CardElement>(),
        ],
    };

    /// <summary>What the card says, as a hash.</summary>
    public static string FingerprintOf(AdaptiveCard card) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(card, CardJson.Wire.AdaptiveCard)).AsSpan(0, FingerprintBytes));

    /// <summary>Why the customer needs help, as far as it is known.</summary>
    public string ReasonOf(CaseRow row, string locale) => CaseCard.ReasonName(content, row.Facts.Topic, locale) ?? words.Find(locale, "reason.unknown");

    public string NameOf(CaseRow row, string locale) => VisitorName.Of(words.Content, row.ConversationId, locale);

    private IEnumerable<CardElement> Closed(CaseRow row, string locale)
    {
        var key = row.Case.Agent is null ? "resolved.plain" : "resolved";
        yield return Timed($"{words.Find(locale, "icon.resolved")} {ReasonOf(row, locale)}{Dot}{NameOf(row, locale)}{Dot}{words.Find(locale, key, Agent(row.Case))}", row.Case, null);
    }

    private IEnumerable<CardElement> Open(CaseRow row, string locale)
    {
        var card = CaseCard.Of(content, row.Facts, row.Locale, locale);
        var lines = card.Lines.ToDictionary(line => line.Id, line => line.Values, StringComparer.Ordinal);
        string[] headline = [$"{words.Find(locale, $"icon.{row.Case.Status}")} {ReasonOf(row, locale)}", .. Texts(lines["rejections"]), .. Texts(lines["language"])];
        yield return CardWords.Line(string.Join(Dot, headline), "bolder");
        yield return Timed(words.Find(locale, StandingOf(row.Case), Agent(row.Case)), row.Case, "small");
        yield return CardWords.Line(Customer(row, locale)) with { Spacing = "small" };
        foreach (var line in Details(lines, locale))
        {
            yield return CardWords.Line(line, isSubtle: true) with { Spacing = "small" };
        }

        yield return new CardElement.Buttons([.. Buttons(row, locale)]) { Spacing = "medium" };
    }

    private static string StandingOf(HandoffCase handoff) => handoff switch
    {
        { Status: CaseStatus.Assigned, SnoozedUntil: not null } => "assigned.snoozed",
        { Status: CaseStatus.Assigned, LastAgentAt: { } last } when last >= handoff.StatusSince => "assigned.replied",
        _ => handoff.Status,
    };

    /// <summary>Who it is, without saying it, and the last words; while an agent has the case, those stand in the thread.</summary>
    private string Customer(CaseRow row, string locale)
    {
        var name = row.IsVerified ? words.Find(locale, "verified", ("customer", NameOf(row, locale))) : NameOf(row, locale);
        return row.Case.Status == CaseStatus.Assigned || row.LastLine is not { } line ? name : $"{name}  {words.Find(locale, "quote", ("text", DeskMask.Of(line)))}";
    }

    private IEnumerable<string> Details(Dictionary<string, IReadOnlyList<CardValue>> lines, string locale)
    {
        foreach (var id in new[] { "flags", "tried", "materials", "next" })
        {
            if (lines.GetValueOrDefault(id) is { Count: > 0 } values)
            {
                yield return words.Find(locale, id, ("list", string.Join(", ", values.Select(Marked))));
            }
        }
    }

    private static string Marked(CardValue value) => value.State switch
    {
        "done" or "met" => $"✓ {value.Text}",
        "not-done" or "missing" => $"✗ {value.Text}",
        "not-sure" or "unknown" => $"? {value.Text}",
        _ => value.Text,
    };

    private IEnumerable<CardButton> Buttons(CaseRow row, string locale)
    {
        if (row.Case.Status == CaseStatus.Assigned)
        {
            yield return Asking(row, locale, DeskPress.Reply, "button.send", isRequired: true);
            yield return Asking(row, locale, DeskPress.Note, "button.keep", isRequired: true);
            yield return Asking(row, locale, DeskPress.Return, "button.return", isRequired: false);
            yield return Button(row, locale, DeskPress.Close, "button.close");
        }
        else
        {
            yield return Button(row, locale, DeskPress.Claim, "button.claim");
        }

        yield return Button(row, locale, DeskPress.Transcript, "button.transcript");
        if (PageOf(row) is { } page)
        {
            yield return new CardButton.Open(words.Find(locale, "button.desk"), page);
        }
    }

    private CardButton.Execute Button(CaseRow row, string locale, string verb, string title) =>
        new(words.Find(locale, title), verb, new(SupportBot: null) { Desk = new(verb, row.Case.Id) });

    /// <summary>A button that asks for words first.</summary>
    private CardButton.Show Asking(CaseRow row, string locale, string verb, string send, bool isRequired)
    {
        var field = new CardElement.Field(DeskPress.Field, words.Find(locale, $"field.{verb}"), ReplyToCustomer.MaximumCharacters)
        {
            IsRequired = isRequired ? true : null,
            ErrorMessage = isRequired ? words.Find(locale, "field.empty") : null,
        };
        return new(words.Find(locale, $"button.{verb}"), new()
        {
            Lang = locale,
            FallbackText = words.Find(locale, "fallback"),
            Body = [field, new CardElement.Buttons([Button(row, locale, verb, send)])],
        });
    }

    /// <summary>Only a public address is one that colleagues reach, and only by https does Teams open it.</summary>
    private string? PageOf(CaseRow row) =>
        website.Value.PublicAddress is { } address && address.StartsWith(Uri.UriSchemeHttps + "://", StringComparison.OrdinalIgnoreCase)
            ? $"{address.TrimEnd('/')}/desk/cases/{Uri.EscapeDataString(row.Case.Id)}"
            : null;

    private static (string, string) Agent(HandoffCase handoff) => ("agent", handoff.Agent?.Name ?? "");

    private static IEnumerable<string> Texts(IEnumerable<CardValue> values) => values.Select(value => value.Text);

    /// <summary>A line with moments in it, which every client shows in its own zone. They come in last: the words around them may call no function.</summary>
    private static CardElement.Words Timed(string text, HandoffCase handoff, string? spacing)
    {
        var timed = CardWords.Plain(text)
            .Replace("{time}", Time(handoff.SnoozedUntil ?? handoff.StatusSince), StringComparison.Ordinal)
            .Replace("{reply}", Time(handoff.LastAgentAt ?? handoff.StatusSince), StringComparison.Ordinal);
        return new([new(timed)]) { Spacing = spacing };
    }

    private static string Time(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{{{{TIME({moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'})}}}}");
}
