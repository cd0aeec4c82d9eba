using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>Calls to the bot, each with a header Authorization and an activity, and what became of them.</summary>
internal sealed class Calls : IAsyncDisposable
{
    private readonly List<TestKey> _keys = [];

    private Calls(StubAzure azure)
    {
        Azure = azure;
        Parts = ConnectorParts.For(azure);
        Key = Make("k1", "msteams", "webchat");
        Bare = Make("k2");
        Foreign = Make("k1", "msteams");
        azure.KeySet = TestKey.Set(Key, Bare);
    }

    public StubAzure Azure { get; }

    public ConnectorParts Parts { get; private set; }

    /// <summary>Published, for Teams and Web Chat.</summary>
    public TestKey Key { get; }

    /// <summary>Published, for no channel.</summary>
    public TestKey Bare { get; }

    /// <summary>Not published, with the id of one that is.</summary>
    public TestKey Foreign { get; }

    public TestToken Token => new(Key, Parts.Time.GetUtcNow());

    public static async Task<Calls> StartAsync() => new(await StubAzure.StartAsync());

    public static Activity Activity(string? serviceUrl = TestToken.ServiceUrl, string? channel = "msteams") => new()
    {
        Type = ActivityTypes.Message,
        Id = "1",
        ChannelId = channel,
        ServiceUrl = serviceUrl,
        Conversation = new() { Id = "a:1" },
        Text = "hello",
    };

    public TestKey Make(string id, params string[] channels)
    {
        var key = new TestKey(_keys.Count, id, channels);
        _keys.Add(key);
        return key;
    }

    public void Use(ConnectorParts parts)
    {
        Parts.Dispose();
        Parts = parts;
    }

    public Task<(ChannelActivity? Activity, int Status, string Body)> WithTokenAsync(string token) => SendAsync(["Bearer " + token], Activity());

    /// <summary>Both steps, as a route takes them, and the answer that a refusal writes.</summary>
    public async Task<(ChannelActivity? Activity, int Status, string Body)> SendAsync(string[] headers, Activity activity, Action<HttpContext>? prepare = null)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Response.Body = new MemoryStream();
        if (headers.Length > 0)
        {
            context.Request.Headers.Authorization = headers;
        }

        prepare?.Invoke(context);
        var (caller, refusal) = await Parts.Callers.ReadAsync(context);
        var (accepted, refused) = caller is null ? (null, refusal) : Parts.Callers.Accept(caller, activity);
        if (refused is not null)
        {
            await refused.ExecuteAsync(context);
        }

        var body = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        return (accepted, accepted is null ? context.Response.StatusCode : 202, body);
    }

    public static byte[] PublicPem(RSA rsa) => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem());

    public async ValueTask DisposeAsync()
    {
        Parts.Dispose();
        await Azure.DisposeAsync();
        _keys.ForEach(key => key.Dispose());
    }
}
