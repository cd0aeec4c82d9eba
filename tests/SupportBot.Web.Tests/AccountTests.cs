using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Signed-in visitors: the conversation is the account's, on any device, and goes away with the sign-out.</summary>
public sealed class AccountTests(Theatre theatre)
{
    [Fact]
    public async Task The_conversation_continues_on_another_device()
    {
        var account = $"account-{Guid.NewGuid()}";
        await using var desktop = await SignInAsync(account);
        await desktop.ChooseAsync("Glare on the photo");
        await using var phone = await SignInAsync(account);
        await Expect(phone.AssistantTurns).ToHaveCountAsync(2);
        await phone.ChooseAsync("Done");
        await Expect(desktop.LastAnswer).ToContainTextAsync("How many times in a row");
        Assert.DoesNotContain(":resume", await phone.StorageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_on_the_same_device_finds_nothing()
    {
        await using var visitor = await SignInAsync("amina");
        await visitor.ChooseAsync("Glare on the photo");
        await visitor.Message.FillAsync("a draft of Amina's");
        await visitor.GoAsync();
        await IdentifyAsync(visitor, "ben");
        await Expect(visitor.AssistantTurns.First).ToBeVisibleAsync();
        await Expect(visitor.Message).ToHaveValueAsync("");
        Assert.Equal(1, await visitor.Turns.CountAsync());
        Assert.DoesNotContain("Amina", await visitor.StorageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_wipes_page_and_storage()
    {
        await using var visitor = await SignInAsync($"account-{Guid.NewGuid()}");
        await visitor.ChooseAsync("Glare on the photo");
        await visitor.Page.EvaluateAsync("supportBot.logout()");
        await Expect(visitor.Frame.Locator("body")).ToBeEmptyAsync();
        Assert.DoesNotContain("account:", await visitor.StorageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_valid_token_the_chat_is_locked_until_the_visitor_signs_in()
    {
        await using var visitor = await theatre.AdmitAsync();
        await visitor.GoAsync();
        await visitor.Page.EvaluateAsync("token => { window.token = null; supportBot.identify(() => window.token); }", null);
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Panel).ToContainTextAsync("For your safety this chat is locked.");
        Assert.Empty(await Axe.CheckAsync(visitor));
        await visitor.Page.EvaluateAsync("token => { window.token = token; }", Token("carla"));
        await visitor.Button("Sign in again").ClickAsync();
        await Expect(visitor.AssistantTurns.First).ToBeVisibleAsync();
    }

    private async Task<Visitor> SignInAsync(string account)
    {
        var visitor = await theatre.AdmitAsync();
        await visitor.GoAsync();
        await IdentifyAsync(visitor, account);
        await visitor.OpenAsync();
        return visitor;
    }

    private static async Task IdentifyAsync(Visitor visitor, string account) =>
        await visitor.Page.EvaluateAsync("token => supportBot.identify(async () => token)", Token(account));

    private static string Token(string account)
    {
        var payload = new { sub = account, aud = "supportbot", exp = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds() };
        var signed = $"{Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Encode(JsonSerializer.Serialize(payload))}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Theatre.IdentityKey), Encoding.UTF8.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
