using System.Text.Json;
using Microsoft.Data.Sqlite;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Schema;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Serving;

/// <summary>Customers ask for a person while the process is killed: whoever is told to be in line is in line, and is told once (RELIABILITY, test 1).</summary>
public sealed class HandoverKillTests : IDisposable
{
    private const int Connections = 16;

    private const int ConversationsEach = 10;

    private const int Kills = 5;

    private static readonly string[] Words = ["it says glare", "I want to talk to a person"];

    private readonly SemaphoreSlim _progress = new(0);

    [Fact]
    public async Task Five_kills_while_customers_ask_for_a_person_leave_a_case_and_its_words_or_neither()
    {
        using var folder = new TemporaryFolder([]);
        Assert.Equal(0, Invocation.Run("correct horse battery\n", "agent", "add", "ben", "--data", folder.Path, "--password-stdin").Exit);
        string[] asked;
        await using (var server = new ServerUnderKills(folder.Path))
        {
            await server.Current;
            var talks = Enumerable.Range(0, Connections).Select(_ => AskAllAsync(server)).ToArray();
            await KillAsync(server, new Random(5));
            asked = [.. (await Task.WhenAll(talks)).SelectMany(ids => ids)];
            TestContext.Current.SendDiagnosticMessage($"{asked.Length} customers, {Kills} kills, {server.Repeated} sent again.");
        }

        await using var store = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "supportbot.db")};Mode=ReadOnly;Pooling=False");
        store.Open();
        var inLine = asked.Count(id => IsInLine(store, id));
        Assert.Equal(Connections * ConversationsEach, asked.Distinct().Count());
        Assert.Equal((long)inLine, Read(store, "SELECT count(*) FROM handoff_cases", "").Single());
        Assert.True(inLine >= asked.Length * 9 / 10, $"{inLine} of {asked.Length} are in line: too many were told that there is nobody.");
    }

    public void Dispose() => _progress.Dispose();

    private async Task KillAsync(ServerUnderKills server, Random random)
    {
        var turns = Connections * ConversationsEach * Words.Length;
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var wait = (turns / (Kills + 1)) + random.Next(-20, 1); wait > 0; wait--)
            {
                await _progress.WaitAsync(TestContext.Current.CancellationToken);
            }

            await server.KillAndStartAsync();
        }
    }

    private async Task<List<string>> AskAllAsync(ServerUnderKills server)
    {
        List<string> ids = [];
        for (var at = 0; at < ConversationsEach; at++)
        {
            var visit = await server.InsistAsync(http => new DirectLineClient(http).ReadJsonAsync(HttpMethod.Post, "/widget/token"));
            var (id, token) = (visit.GetProperty("conversationId").GetString()!, visit.GetProperty("token").GetString()!);
            await server.InsistAsync(http => new DirectLineClient(http, token).ReadJsonAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations"));
            foreach (var (text, number) in Words.Select((text, number) => (text, number)))
            {
                await server.InsistAsync(http => new DirectLineClient(http, token).ReadJsonAsync(
                    HttpMethod.Post, $"{DirectLineClient.Base}/conversations/{id}/activities", DirectLineClient.Message(text, $"a{number}")));
                _progress.Release();
            }

            ids.Add(id);
        }

        return ids;
    }

    /// <summary>Whether the customer is in line: log, state and queue say the same of it, and each says it once.</summary>
    private static bool IsInLine(SqliteConnection store, string id)
    {
        var log = Read(store, "SELECT activity FROM activities WHERE conversation_id = $id ORDER BY sequence", id)
            .Select(activity => JsonSerializer.Deserialize((string)activity, SchemaJsonContext.Default.Activity)!).ToArray();
        var ask = Assert.Single(log, activity => activity.Text == Words[^1]);
        var opened = log.Where(activity => activity.Name == "handoff.initiate").Select(activity => activity.Value!.Value.GetProperty("case").GetString()).ToArray();
        var told = log.Where(IsLine).ToArray();
        var state = Read(store, "SELECT owner || ' ' || coalesce(state ->> '$.handoff.id', '') || ' ' || coalesce(state ->> '$.handoff.status', '') FROM conversations WHERE id = $id", id).Single();
        var queue = Read(store, "SELECT id || ' ' || status FROM handoff_cases WHERE conversation_id = $id", id);
        if (opened.Length == 0)
        {
            Assert.Equal((0, 0, "assistant  "), (told.Length, queue.Count, state));
            return false;
        }

        var caseId = Assert.Single(opened);
        Assert.Equal((ask.Id, caseId), (Assert.Single(told).ReplyToId, CaseOf(told[0])));
        Assert.Equal($"{caseId} waiting", Assert.Single(queue));
        Assert.Equal($"queue {caseId} waiting", state);
        return true;
    }

    private static bool IsLine(Activity activity) => CaseOf(activity) is not null;

    private static string? CaseOf(Activity activity) =>
        activity is { Type: ActivityTypes.Message, ChannelData: { ValueKind: JsonValueKind.Object } data } && data.TryGetProperty("supportBot", out var ours) && ours.TryGetProperty("queue", out var line)
            ? line.GetProperty("case").GetString()
            : null;

    private static List<object> Read(SqliteConnection store, string sql, string id)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        using var row = command.ExecuteReader();
        List<object> values = [];
        while (row.Read())
        {
            values.Add(row.GetValue(0));
        }

        return values;
    }
}
