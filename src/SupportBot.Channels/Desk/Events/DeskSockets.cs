using System.Collections.Concurrent;
using System.Net.WebSockets;
using SupportBot.Channels.Desk.Cases;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Events;

/// <summary>The desk's sockets that are open in this process. Thread-safe.</summary>
internal sealed class DeskSockets(CaseViewers viewers)
{
    /// <summary>Several tabs are normal.</summary>
    public const int MostPerAgent = 20;

    private readonly ConcurrentDictionary<DeskSocket, bool> _open = new();
    private volatile bool _stopping;

    public bool IsFull(string agentId) => _open.Keys.Count(socket => socket.Caller.Agent.Id == agentId) >= MostPerAgent;

    /// <summary>A case is new or has changed.</summary>
    public void Show(CaseRow row) => Each(_ => true, socket => socket.Show(row));

    /// <summary>The log of a conversation grew.</summary>
    public void Grow(string conversationId) => Each(_ => true, socket => socket.Grow(conversationId));

    /// <summary>Tells everybody.</summary>
    public void Tell(DeskFrame frame) => Each(_ => true, socket => socket.Tell(frame));

    /// <summary>Tells every page of one agent.</summary>
    public void TellAgent(string agentId, DeskFrame frame) => Each(socket => socket.Caller.Agent.Id == agentId, socket => socket.Tell(frame));

    /// <summary>Tells every page of one agent, each in its own language.</summary>
    public void TellAgent(string agentId, Func<string, DeskFrame> frame) => Each(socket => socket.Caller.Agent.Id == agentId, socket => socket.Tell(frame(socket.Locale)));

    /// <summary>Tells those who look at a case.</summary>
    public void Tell(string caseId, DeskFrame frame) => Each(socket => socket.Watches == caseId, socket => socket.Tell(frame));

    /// <summary>Tells everybody who looks at a case now: the list shows it too.</summary>
    public void TellViewers(string caseId) => Tell(new DeskFrame { Type = "viewers", CaseId = caseId, Viewers = viewers.Of(caseId) });

    /// <summary>Tells each agent how much there is to do.</summary>
    public void Tell(CaseCounts counts) =>
        Each(_ => true, socket => socket.Tell(new() { Type = "counts", Counts = CaseListEndpoints.Counts(counts, socket.Caller.Agent.Id) }));

    public void EndSession(string tokenHash) => Each(socket => socket.Caller.TokenHash == tokenHash, socket => socket.SignOut());

    public void EndAgent(string agentId) => Each(socket => socket.Caller.Agent.Id == agentId, socket => socket.SignOut());

    /// <summary>Closes every socket with 1001, and every one that still comes.</summary>
    public void Stop()
    {
        _stopping = true;
        Each(_ => true, socket => socket.End(WebSocketCloseStatus.EndpointUnavailable));
    }

    public async Task RunAsync(DeskSocket socket, CancellationToken cancellationToken)
    {
        _open[socket] = true;
        try
        {
            if (_stopping)
            {
                socket.End(WebSocketCloseStatus.EndpointUnavailable);
            }

            await socket.RunAsync(cancellationToken);
        }
        finally
        {
            _open.TryRemove(socket, out _);
        }
    }

    private void Each(Func<DeskSocket, bool> which, Action<DeskSocket> tell)
    {
        foreach (var socket in _open.Keys.Where(which))
        {
            tell(socket);
        }
    }
}
