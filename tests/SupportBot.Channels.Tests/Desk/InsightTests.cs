using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Insights;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What leads read of the past, and what authors can make of it.</summary>
public sealed class InsightTests
{
    private const string Unknown = "the foil cover looks like a mirror";

    private static readonly DateOnly Today = new(2026, 11, 26);

    [Theory]
    [InlineData(null, null, "2026-10-28", "2026-11-26")]
    [InlineData("", "2026-03-31", "2026-03-02", "2026-03-31")]
    [InlineData("2026-11-26", null, "2026-11-26", "2026-11-26")]
    [InlineData("2025-10-23", "2026-11-26", "2025-10-23", "2026-11-26")]
    public void A_period_is_read(string? from, string? to, string first, string last)
    {
        var (period, fault) = InsightPeriod.Read(from, to, Today);

        Assert.Null(fault);
        Assert.Equal((first, last), ($"{period!.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("yesterday", null, "'from' is no day. Write it as in 2026-11-26, or leave it out.")]
    [InlineData(null, "2026-02-30", "'to' is no day. Write it as in 2026-11-26, or leave it out.")]
    [InlineData(null, "9999-12-31", "'to' is no day. Write it as in 2026-11-26, or leave it out.")]
    [InlineData("0001-01-01", "2026-01-01", "'from' is no day. Write it as in 2026-11-26, or leave it out.")]
    [InlineData("2026-11-27", "2026-11-26", "'from' (2026-11-27) is after 'to' (2026-11-26). Swap them.")]
    [InlineData("2025-10-22", "2026-11-26", "The period from 2025-10-22 to 2026-11-26 has 401 days. Ask for at most 400.")]
    public void A_period_that_cannot_be_read_is_refused_with_the_cure(string? from, string? to, string fault) =>
        Assert.Equal((null, fault), InsightPeriod.Read(from, to, Today));

    [Fact]
    public void A_period_begins_and_ends_at_midnight_of_the_desk_also_where_the_clock_changes()
    {
        var (since, until) = new InsightPeriod(new(2026, 3, 29), new(2026, 3, 29)).In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal((new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(23)), (since, until - since));
    }

    [Fact]
    public async Task A_lead_reads_what_happened()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead);
        await Customers.WaitAsync(server);
        var other = await DirectLineClient.StartAsync(server.Http, "zh-Hans");
        await other.SayAsync("证件照片模糊");
        await other.SayAsync("通过了");
        await DirectLineClient.StartAsync(server.Http);

        var report = await lead.GetAsync("insights?lang=en");

        Assert.Equal(2, report.GetProperty("conversations").GetInt32());
        Assert.Equal(["Blurry document photo 1", "Glare on the photo 1"], report.GetProperty("byReason").EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("count")}").Order());
        Assert.Equal(["English 1", "简体中文 1"], report.GetProperty("byLocale").EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("count")}").Order(StringComparer.Ordinal));
        Assert.Equal(["reason 2", "fix 2", "check 0", "send 0", "follow-up 0"], report.GetProperty("funnel").EnumerateArray().Select(one => $"{one.GetProperty("step")} {one.GetProperty("count")}"));
        Assert.Equal("""{"approved":1,"rejectedAgain":0,"waiting":0,"none":1}""", report.GetProperty("outcomes").GetRawText());
        Assert.Equal("""{"count":1,"share":0.5}""", report.GetProperty("handedOver").GetRawText());
        Assert.Equal(1, report.GetProperty("waiting").GetProperty("unclaimed").GetInt32());
        Assert.Equal("""{"assistant":[0,0,0,0],"agents":[0,0,0,0]}""", report.GetProperty("ratings").GetRawText());
        Assert.Contains(report.GetProperty("topics").EnumerateArray(), topic => topic.GetProperty("topic").GetString() == "reasons/glare");
        Assert.Equal(0, (await lead.GetAsync("insights?from=2020-01-01&to=2020-01-31")).GetProperty("conversations").GetInt32());
    }

    [Fact]
    public async Task Days_that_make_no_sense_are_refused_in_a_sentence()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead);

        var answer = await lead.AskAsync(HttpMethod.Get, "insights?from=tomorrow", null, HttpStatusCode.BadRequest);

        Assert.StartsWith("'from' is no day.", answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_reads_no_report_and_exports_nothing()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);

        await agent.AskAsync(HttpMethod.Get, "insights", null, HttpStatusCode.Forbidden);
        await agent.AskAsync(HttpMethod.Get, "insights/misunderstood/1/suggestion?topic=reasons/glare", null, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("reasons/nothing", 400, "'topic' is none that the content knows.")]
    [InlineData("", 400, "'topic' is none that the content knows.")]
    [InlineData("../../etc", 400, "'topic' is none that the content knows.")]
    public async Task A_suggestion_for_a_topic_that_does_not_exist_is_refused(string topic, int status, string sentence)
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead);
        var id = await MisunderstandAsync(server, lead);

        var answer = await lead.AskAsync(HttpMethod.Get, $"insights/misunderstood/{id}/suggestion?topic={topic}", null, (HttpStatusCode)status);

        Assert.StartsWith(sentence, answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        await lead.AskAsync(HttpMethod.Get, "insights/misunderstood/999/suggestion?topic=reasons/glare", null, HttpStatusCode.NotFound);
        await lead.AskAsync(HttpMethod.Get, "insights/misunderstood/x/suggestion?topic=reasons/glare", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_suggestion_that_is_added_to_the_content_makes_the_message_understood()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead);
        var id = await MisunderstandAsync(server, lead);

        using var download = await lead.SendAsync(HttpMethod.Get, $"insights/misunderstood/{id}/suggestion?topic=reasons/glare&lang=en");
        var suggestion = JsonNode.Parse(await download.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal($"attachment; filename=suggestion-reasons-glare-{id}.json", download.Content.Headers.ContentDisposition!.ToString().Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal("Add the words to the list \"examples\" in dialogs/reasons/glare/en.json, then run validate.", (string?)suggestion["whatToDo"]);
        var files = LocalServer.Files.Select(file => $"dialogs/{file.Path}" == (string?)suggestion["file"] ? file with { Text = Add(file.Text, suggestion["examples"]!.AsArray()) } : file).ToArray();
        var (before, after) = (SupportContent.Load(LocalServer.Files).Content!, SupportContent.Load(files).Content!);
        Assert.DoesNotContain(before.Read(Unknown).Topics, topic => topic.Topic == "reasons/glare");
        Assert.Equal("reasons/glare", after.Read(Unknown).Topics[0].Topic);
        Assert.DoesNotContain(after.CheckReadings(files), fault => fault.ToString().Contains(Unknown, StringComparison.Ordinal));
        Assert.Equal(["insights.export", "insights.read"], (await server.Services.GetRequiredService<IAgentStore>().ListAuditAsync(long.MaxValue, 2, TestContext.Current.CancellationToken)).Select(entry => entry.Action));
    }

    private static async Task<long> MisunderstandAsync(LocalServer server, DeskClient lead)
    {
        var customer = await DirectLineClient.StartAsync(server.Http);
        await customer.SayAsync(Unknown);
        var message = (await lead.GetAsync("insights")).GetProperty("misunderstood").EnumerateArray().Single();
        Assert.Equal((Unknown, "en", "reason", 1), (message.GetProperty("text").GetString(), message.GetProperty("locale").GetString(), message.GetProperty("station").GetString(), message.GetProperty("count").GetInt32()));
        return message.GetProperty("id").GetInt64();
    }

    private static string Add(string file, JsonArray examples)
    {
        var language = JsonNode.Parse(file)!;
        foreach (var example in examples)
        {
            language["examples"]!.AsArray().Add(example!.DeepClone());
        }

        return language.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
