using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Web.Tests.Stage;

/// <summary>The bot's part of one conversation.</summary>
/// <param name="address">Where the bot posts what it says.</param>
/// <param name="heard">What the customer said, in order.</param>
internal sealed class BotPart(string address, ConcurrentQueue<JsonNode> heard)
{
    private static readonly HttpClient Http = new();

    public ConcurrentQueue<JsonNode> Heard { get; } = heard;

    /// <param name="text">The words.</param>
    /// <param name="data">What the widget is told beside them.</param>
    /// <param name="from">The agent who says it; the assistant if nobody.</param>
    /// <param name="choices">What can be answered with one press.</param>
    public Task SayAsync(string text, object? data = null, string? from = null, params string[] choices) => PostAsync(new
    {
        type = "message",
        text,
        locale = text.Any(sign => sign > '\u2e80') ? "zh-Hans" : "en",
        from = new { name = from },
        channelData = new { supportBot = data },
        suggestedActions = choices.Length == 0 ? null : new { actions = choices.Select(title => new { type = "imBack", title, value = title }) },
    });

    public Task TypeAsync(string from) => PostAsync(new { type = "typing", from = new { name = from } });

    private async Task PostAsync(object activity)
    {
        using var answer = await Http.PostAsJsonAsync(address, activity, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
