using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Server.Tests.Serving;

/// <summary>What was acknowledged stands, whenever the process is killed (RELIABILITY, test 1).</summary>
public sealed class KillTests : IDisposable
{
    private const int Connections = 16;

    private const int ConversationsEach = 8;

    private const int Turns = 1000;

    private const int Kills = 6;

    private static readonly string[] Words = ["it says glare", "one step at a time", "done", "back", "start over", "yes"];

    private readonly SemaphoreSlim _progress = new(0);
    private int _acknowledged;

    [Fact]
    public async Task Six_kills_during_a_thousand_turns_lose_double_and_reorder_nothing()
    {
        using var folder = new TemporaryFolder([]);
        await using var server = new ServerUnderKills(folder.Path);
        await server.Current;
        var began = Stopwatch.GetTimestamp();
        var talks = Enumerable.Range(0, Connections).Select(connection => TalkAsync(server, connection)).ToArray();
        await KillAsync(server, new Random(1));
        var said = (await Task.WhenAll(talks)).SelectMany(talk => talk).ToArray();
        TestContext.Current.SendDiagnosticMessage(
            $"{_acknowledged} turns, {Kills} kills, {server.Repeated} sent again, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s.");
        foreach (var conversation in said)
        {
            await JudgeAsync(await server.Current, conversation);
        }

        Assert.Equal(Connections * ConversationsEach, said.Length);
        Assert.True(_acknowledged >= Turns, $"{_acknowledged}");
        Assert.Equal("ok", IntegrityOf(Path.Combine(folder.Path, "supportbot.db")));
    }

    public void Dispose() => _progress.Dispose();

    private static string? IntegrityOf(string file)
    {
        using var store = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        store.Open();
        using var check = store.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return (string?)check.ExecuteScalar();
    }

    private async Task KillAsync(ServerUnderKills server, Random random)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var wait = (Turns / (Kills + 1)) + random.Next(-40, 1); wait > 0; wait--)
            {
                await _progress.WaitAsync(TestContext.Current.CancellationToken);
            }

            await server.KillAndStartAsync();
        }
    }

    private async Task<List<Said>> TalkAsync(ServerUnderKills server, int connection)
    {
        var said = new List<Said>();
        for (var at = 0; at < ConversationsEach; at++)
        {
            var visit = await server.InsistAsync(http => new DirectLineClient(http).ReadJsonAsync(HttpMethod.Post, "/widget/token"));
            var (id, token) = (visit.GetProperty("conversationId").GetString()!, visit.GetProperty("token").GetString()!);
            await server.InsistAsync(http => new DirectLineClient(http, token).ReadJsonAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations"));
            said.Add(new(id, token, []));
        }

        for (var turn = 0; turn < (Turns / Connections) + 1; turn++)
        {
            var conversation = said[turn % ConversationsEach];
            var text = $"{Words[turn % Words.Length]} {connection}.{turn}";
            var answer = await server.InsistAsync(http => new DirectLineClient(http, conversation.Token).ReadJsonAsync(
                HttpMethod.Post, $"{DirectLineClient.Base}/conversations/{conversation.Id}/activities", DirectLineClient.Message(text, $"a{turn}")));
            conversation.Messages.Add((answer.GetProperty("id").GetString()!, text));
            Interlocked.Increment(ref _acknowledged);
            _progress.Release();
        }

        return said;
    }

    private static async Task JudgeAsync(ServerProcess server, Said conversation)
    {
        var client = new DirectLineClient(server.Http, conversation.Token);
        Assert.Equal(HttpStatusCode.OK, await client.StartAsync());
        var log = await client.ReadAllAsync();
        var users = log.Where(activity => activity.From!.Role == "user").Select(activity => (activity.Id!, activity.Text!));
        Assert.Equal(conversation.Messages, users);
        Assert.Equal(log.Select((_, at) => $"{conversation.Id}|{at + 1:D7}"), log.Select(activity => activity.Id));
        Assert.All(conversation.Messages, message => Assert.Contains(log, activity => activity.ReplyToId == message.Id));
        var times = log.Select(activity => activity.Timestamp!.Value.Text).ToArray();
        Assert.Equal(times.Order(StringComparer.Ordinal).Distinct(), times);
    }

    /// <summary>What one conversation was told: the messages that were acknowledged, in order.</summary>
    private sealed record Said(string Id, string Token, List<(string Id, string Text)> Messages);
}
