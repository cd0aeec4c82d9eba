using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Reloads and a network that swallows: no word is lost, doubled or out of order.</summary>
public sealed class ContinuityTests(Theatre theatre)
{
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
