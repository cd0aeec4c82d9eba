namespace SupportBot.Web.Tests.Desk;

/// <summary>Lets a test say over a page's socket what a server says rarely.</summary>
internal static class SocketTap
{
    private const string Script = """
        (() => {
          let last = 0;
          let latest;
          window.WebSocket = class extends WebSocket {
            constructor(...address) {
              super(...address);
              latest = this;
              last = 0;
              // The server does not count what was said in its name, so its own frames may bear lower numbers from then on.
              this.addEventListener('message', ({ data }) => { if (data && latest === this) last = Math.max(last, JSON.parse(data).sequence); });
            }
          };
          // Only behind the greeting: before it the page takes nothing in.
          window.canSay = () => last > 0 && latest.readyState === WebSocket.OPEN;
          window.sayFrame = (frame) => latest.onmessage({ data: JSON.stringify({ ...frame, sequence: ++last }) });
        })();
        """;

    /// <summary>Begins with the next page that is loaded.</summary>
    public static Task TapAsync(AgentAtDesk agent) => agent.Page.AddInitScriptAsync(Script);

    public static async Task SayAsync(AgentAtDesk agent, object frame)
    {
        await agent.UntilAsync("window.canSay()");
        await agent.Page.EvaluateAsync("(frame) => window.sayFrame(frame)", frame);
    }
}
