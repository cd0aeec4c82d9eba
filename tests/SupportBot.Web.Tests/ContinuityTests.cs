using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Reloads, cut wires and a killed server: no word is lost, doubled or out of order.</summary>
public sealed class ContinuityTests(Theatre theatre)
{
    private static readonly string[] Talk =
        ["my id photo was blurry", "how long does it take", "Done", "are my funds safe", "Once", "where is the checklist", "All ready", "back"];

    [Fact]
    public async Task Fifty_reloads_are_one_conversation()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.ChooseAsync("Glare on the photo");
        await visitor.Message.FillAsync("half a sen");
        var (transcript, storage) = (await visitor.TranscriptAsync(), await visitor.StorageAsync());
        for (var reload = 0; reload < 50; reload++)
        {
            await visitor.Page.ReloadAsync();
            await Expect(visitor.Choice("Done")).ToBeVisibleAsync();
        }

        Assert.Equal(transcript, await visitor.TranscriptAsync());
        await Expect(visitor.Message).ToHaveValueAsync("half a sen");
        Assert.Equal(Conversation(storage), Conversation(await visitor.StorageAsync()));
        Assert.Equal(transcript, await visitor.ServerTranscriptAsync());
    }

    [Fact]
    public async Task Fifty_cuts_while_the_bot_talks_lose_and_double_nothing()
    {
        using var wire = CuttingProxy.Open();
        await using var server = await ServerProcess.StartAsync($"Website:PublicAddress={wire.Address}", $"Website:AllowedOrigins:0={wire.Address}");
        wire.ConnectTo(server.Port);
        await using var visitor = await theatre.OpenAsync(wire.Address);
        var random = new Random(7);
        for (var (cuts, turn) = (0, 0); cuts < 50; turn++)
        {
            var before = await visitor.AssistantTurns.CountAsync();
            await visitor.Message.FillAsync(Talk[turn % Talk.Length]);
            await visitor.Message.PressAsync("Enter");
            // Somewhere between the press and the answer; what is cut may be the message, the answer or the stream.
            await Task.Delay(random.Next(0, 40), TestContext.Current.CancellationToken);
            cuts += wire.Cut() > 0 ? 1 : 0;
            await Expect(visitor.AssistantTurns).ToHaveCountAsync(before + 1);
        }

        await Expect(visitor.Log.Locator(".customer.queued, .customer.failed")).ToHaveCountAsync(0);
        var seen = await visitor.TranscriptAsync();
        Assert.Equal(await visitor.ServerTranscriptAsync(), seen);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Turns).ToHaveCountAsync(seen.Count(line => line.StartsWith("customer", StringComparison.Ordinal)) * 2 + 1);
        Assert.Equal(seen, await visitor.TranscriptAsync());
    }

    [Fact]
    public async Task A_killed_server_comes_back_in_the_middle_of_the_conversation()
    {
        using var wire = CuttingProxy.Open();
        await using var server = await ServerProcess.StartAsync($"Website:PublicAddress={wire.Address}", $"Website:AllowedOrigins:0={wire.Address}");
        wire.ConnectTo(server.Port);
        await using var visitor = await theatre.OpenAsync(wire.Address);
        await visitor.ChooseAsync("Blurry document photo");
        var before = await visitor.TranscriptAsync();
        server.Kill();
        await visitor.Message.FillAsync("Done");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Turns.Last).ToContainTextAsync("Waiting");
        await Expect(visitor.Frame.GetByRole(AriaRole.Status).Filter(new() { HasText = "Reconnecting… nothing is lost." })).ToBeVisibleAsync();
        await server.StartAsync();
        wire.ConnectTo(server.Port);
        await Expect(visitor.LastAnswer).ToContainTextAsync("How many times in a row");
        Assert.Equal(before, (await visitor.TranscriptAsync())[..before.Length]);
        await visitor.ChooseAsync("Once");
        Assert.Single(await visitor.ServerTranscriptAsync(), "customer: Done");
    }

    [Fact]
    public async Task What_was_written_without_a_network_survives_a_reload_and_is_sent_once()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.Context.RouteAsync("**/activities", route => route.AbortAsync());
        await visitor.Message.FillAsync("it says the photo is blurry");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Turns.Last).ToContainTextAsync("it says the photo is blurry");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Turns.Last).ToContainTextAsync("it says the photo is blurry");
        await visitor.Context.UnrouteAsync("**/activities");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("not sharp");
        Assert.Single(await visitor.ServerTranscriptAsync(), "customer: it says the photo is blurry");
    }

    [Fact]
    public async Task A_message_that_the_network_swallowed_is_sent_again_by_itself()
    {
        await using var visitor = await theatre.OpenAsync();
        var tries = 0;
        await visitor.Page.RouteAsync("**/activities", route => Interlocked.Increment(ref tries) == 1 ? route.AbortAsync() : route.ContinueAsync());
        await visitor.SayAsync("it says glare");
        Assert.Single(await visitor.ServerTranscriptAsync(), "customer: it says glare");
    }

    [Fact]
    public async Task A_refused_message_can_be_tried_again_and_copied()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.Page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = 400, Body = """{"error":{"code":"BadArgument"}}""" }));
        await visitor.Message.FillAsync("it says the photo is blurry");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.Turns.Last).ToContainTextAsync("Not sent.");
        await visitor.Button("Copy text").ClickAsync();
        await Expect(visitor.Button("Copied")).ToBeVisibleAsync();
        await visitor.Page.UnrouteAsync("**/activities");
        await visitor.Button("Try again").ClickAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("not sharp");
        Assert.Single(await visitor.ServerTranscriptAsync(), "customer: it says the photo is blurry");
    }

    [Fact]
    public async Task Polling_takes_over_where_sockets_do_not_get_through()
    {
        await using var visitor = await theatre.AdmitAsync();
        await visitor.Page.AddInitScriptAsync("globalThis.WebSocket = class { constructor() { setTimeout(() => this.onerror?.(), 5); } close() {} }");
        await visitor.GoAsync();
        await visitor.OpenAsync();
        await visitor.ChooseAsync("Glare on the photo");
        await Expect(visitor.LastAnswer).ToContainTextAsync("So it is glare");
        Assert.DoesNotContain(visitor.Requests, address => address.StartsWith("ws", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_conversation_begins_anew_with_what_was_written()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.Message.FillAsync("it says glare");
        await visitor.Log.EvaluateAsync("() => { const key = Object.keys(localStorage).find((name) => name.endsWith(':resume')); localStorage.setItem(key, 'forged'); }");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.AssistantTurns.First).ToBeVisibleAsync();
        await Expect(visitor.Message).ToHaveValueAsync("it says glare");
        await visitor.Message.PressAsync("Enter");
        await Expect(visitor.LastAnswer).ToContainTextAsync("So it is glare");
    }

    private static string Conversation(string storage) =>
        System.Text.Json.Nodes.JsonNode.Parse(storage)!.AsObject().Single(entry => entry.Key.EndsWith(":conversation", StringComparison.Ordinal)).Value!.GetValue<string>();
}
